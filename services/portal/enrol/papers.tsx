import { encodeBase64url } from '../../client/browser.ts'
import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: { large: '“{name}”为 {size} KiB，超过 1 MiB。' },
  en: { large: '“{name}” has {size} KiB, more than 1 MiB.' },
})

/** A paper that comes with an application. */
export interface Paper {
  readonly name: string
  readonly type: string
  readonly size: number
  /** Empty where it is too large to be sent: it is not even read. */
  readonly bytes: Uint8Array
}

/** As many as the platform takes of one paper. */
export const PAPER_BYTES_MAX = 2 ** 20
const NOT_READ = new Uint8Array()

interface PaperFieldProps {
  readonly label: string
  readonly paper: Paper | null
  readonly onPaper: (paper: Paper | null) => void
}

/** Takes one paper; one that is too large is said to be before it is sent. */
export function PaperField({ label, paper, onPaper }: PaperFieldProps) {
  const say = useTexts(TEXTS)
  const take = async (file: File | undefined) => {
    if (!file) return onPaper(null)
    const { name, type, size } = file
    const bytes = size > PAPER_BYTES_MAX ? NOT_READ : new Uint8Array(await file.arrayBuffer())
    onPaper({ name, type, size, bytes })
  }
  const size = Math.ceil((paper?.size ?? 0) / 1_024)
  return (
    <label className="field">
      <span>{label}</span>
      <input
        {...{ type: 'file', accept: 'application/pdf,image/png,image/jpeg', required: true }}
        onChange={({ target: { files } }) => void take(files?.[0])}
      />
      {isTooLarge(paper) && (
        <span className="sorry" role="alert">
          {say('large', { name: paper!.name, size })}
        </span>
      )}
    </label>
  )
}

export function isTooLarge(paper: Paper | null): boolean {
  return paper !== null && paper.size > PAPER_BYTES_MAX
}

export function wirePaper({ type, bytes }: Paper) {
  return { mediaType: type, content: encodeBase64url(bytes) }
}
