// Asks before the tab is closed or reloaded while edits are not saved: only a browser can.
const ask = (event) => event.preventDefault();

export default function ({ data }) {
  if (data.edits > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
