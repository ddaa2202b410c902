/** Marks that turn the direction of what follows them, or join and part it unseen. */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * Shows in a text the marks that nobody sees and that turn it around: a name that somebody chose
 * must not change how the rest of a sentence reads.
 */
export function showMarks(text: string): string {
  return text.replace(UNSEEN, mark => {
    const code = mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `⟨U+${code}⟩`
  })
}
