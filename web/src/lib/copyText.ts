/** The clipboard exists only over TLS and on localhost; elsewhere the old way still works on selected text. */
export async function copyText(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = [...document.querySelectorAll('input')].find((input) => input.value === text);
  field?.select();
  document.execCommand('copy');
}
