import { encodeBase64url } from '../../../client/browser.ts'
import type { Say, Texts } from '../../texts/texts.ts'
import type { TEXTS } from './texts.ts'

/** A paper that comes with an application. */
export interface Paper {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** As many as the platform takes of one paper. */
export const PAPER_BYTES_MAX = 2 ** 20

type Keys = typeof TEXTS extends Texts<infer Key> ? Key : never

interface PaperFieldProps {
  readonly label: string
  readonly say: Say<Keys>
  readonly paper: Paper | null
  readonly onPaper: (paper: Paper | null) => void
}

/** Takes one paper; one that is too large is said to be before it is sent. */
export function PaperField({ label, say, paper, onPaper }: PaperFieldProps) {
  const take = async (file: File | undefined) => {
    if (!file) return onPaper(null)
    const bytes = new Uint8Array(await file.arrayBuffer())
    onPaper({ name: file.name, type: file.type, bytes })
  }
  const size = Math.ceil((paper?.bytes.length ?? 0) / 1_024)
  return (
    <label className="field">
      <span>{label}</span>
      <input
        {...{ type: 'file', accept: 'application/pdf,image/png,image/jpeg', required: true }}
        onChange={({ target: { files } }) => void take(files?.[0])}
      />
      {isTooLarge(paper) && (
        <span className="sorry" role="alert">
          {say('paperLarge', { name: paper!.name, size })}
        </span>
      )}
    </label>
  )
}

export function isTooLarge(paper: Paper | null): boolean {
  return paper !== null && paper.bytes.length > PAPER_BYTES_MAX
}

export function wirePaper({ type, bytes }: Paper) {
  return { mediaType: type, content: encodeBase64url(bytes) }
}
