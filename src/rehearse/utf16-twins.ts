/**
 * In UTF-16 text of plain letters every second byte is zero, so both byte orders of a value match, one byte apart. The
 * one at an even offset is how the text is written: it begins at an even offset, mark and all.
 */
export interface NamedForm {
  /** Forms of different secrets are no twins. */
  secret: string;
  form: string;
  length: number;
}

/** `isAt` that turns away the twin which only the next byte makes. */
export function withoutTwins(
  forms: readonly NamedForm[],
  isAt: (text: Buffer, length: number, needle: number, offset: number) => boolean,
): typeof isAt {
  const twins = findTwins(forms);
  return (text, length, needle, offset) => {
    if (!isAt(text, length, needle, offset)) return false;
    const twin = twins[needle]!;
    if (twin < 0 || offset % 2 === 0) return true;
    const other = forms[needle]!.form === 'utf-16be' ? offset + 1 : offset - 1;
    return !isAt(text, length, twin, other);
  };
}

/** Number of each form's twin, or -1. */
function findTwins(forms: readonly NamedForm[]): number[] {
  const keyOf = ({ secret, form, length }: NamedForm): string => `${secret} ${form} ${length}`;
  const numbers = new Map(forms.map((one, number) => [keyOf(one), number]));
  return forms.map((one) => {
    if (one.form !== 'utf-16le' && one.form !== 'utf-16be') return -1;
    return numbers.get(keyOf({ ...one, form: one.form === 'utf-16le' ? 'utf-16be' : 'utf-16le' })) ?? -1;
  });
}
