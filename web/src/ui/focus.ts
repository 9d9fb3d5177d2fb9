/** Reading goes on at the beginning of the screen. */
export function focusMain(): void {
  document.getElementById('main')?.focus();
}
