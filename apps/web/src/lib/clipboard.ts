/** Browsers keep it from pages that came over plain HTTP. */
function clipboardOfBrowser(): Clipboard | undefined {
  return navigator.clipboard;
}

/** Copies a text; false when this browser lets no page do that, and the person has to do it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    const clipboard = clipboardOfBrowser();
    if (clipboard === undefined) return copySelected(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    // The person, or the operator of their machine, may have forbidden it.
    return copySelected(text);
  }
}

/** Copies as a person would: by selecting the text and copying what is selected. The focus stays where it was. */
function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  // A field that can be written in would bring up the keyboard of a phone.
  field.readOnly = true;
  field.style.position = "fixed";
  field.focus();
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
