/** Letters that somebody types while the field which they are meant for is still on its way. */
export class TypedAhead {
  /** Undefined: no field is waited for. */
  private text: string | undefined;

  /** A field was asked for. */
  begin(): void {
    this.text = '';
  }

  /** It is not waited for any more. */
  end(): void {
    this.text = undefined;
  }

  get waits(): boolean {
    return this.text !== undefined;
  }

  /** Keeps what a key writes or takes away. @returns whether it was kept: the page is to do nothing else with it */
  press(event: KeyboardEvent): boolean {
    if (this.text === undefined) return false;
    // AltGr counts as Ctrl and Alt where it writes letters.
    if (event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'))) return false;
    if (event.key === 'Backspace') {
      this.text = [...this.text].slice(0, -1).join('');
      return true;
    }
    // Nothing begins with a space, which presses buttons.
    if ([...event.key].length !== 1 || (event.key === ' ' && this.text === '')) return false;
    this.text += event.key;
    return true;
  }

  /** For the field, which has the focus now: puts what was typed into it, at the end of which one goes on. */
  give(field: HTMLInputElement): void {
    const text = this.text ?? '';
    this.end();
    field.focus();
    if (text === '') return;
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
