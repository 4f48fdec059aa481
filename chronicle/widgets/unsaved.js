// Asks before the tab is closed or reloaded while edits are not saved: only a browser can.
//
// Keeps the edits of each session in the tab's own storage until they are saved or settled, and
// says those of sessions that the one which is running does not know.
const KEPT = "chronicle-kept-edits";

const ask = (event) => event.preventDefault();

function exchange({ session, kept, settled }) {
  let all = {};
  try {
    all = JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
    for (const name of settled) delete all[name];
    if (kept) all[session] = kept;
    else delete all[session];
    sessionStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A browser may be set to keep nothing, or have no room for more: what it has is told of still.
  }
  return Object.values(all);
}

export default function ({ data, setTriggerValue }) {
  const known = [data.session, ...data.known];
  const ended = exchange(data).filter((one) => !known.includes(one.session));
  if (ended.length) setTriggerValue("ended", ended);
  if (data.kept) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
