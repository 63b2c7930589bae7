/** Light, dark, or as the machine likes it; remembered in this browser. */

const KEY = "theme";

/** @typedef {"auto" | "light" | "dark"} Theme */

/** @returns {Theme} */
export const theme = () => /** @type {Theme} */ (localStorage.getItem(KEY) ?? "auto");

export function showTheme() {
  if (theme() === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme();
}

/** @param {Theme} wanted */
export function setTheme(wanted) {
  localStorage.setItem(KEY, wanted);
  showTheme();
}

/** Another window changed it. */
window.addEventListener("storage", ({ key }) => key === KEY && showTheme());
