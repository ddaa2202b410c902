import { type DragEvent, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { formatSize } from './format-size.ts'
import { TEXTS } from './texts.ts'

/** As much as the platform takes; what is larger is neither read nor sent. */
const FILE_BYTES_MAX = 2 ** 30

interface DropPlaceProps {
  readonly file: File | null
  readonly onFile: (file: File) => void
}

/** Takes a file that is dropped here or chosen; the field itself is what the keyboard reaches. */
export function DropPlace({ file, onFile }: DropPlaceProps) {
  const say = useTexts(TEXTS)
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<File | null>(null)
  const take = (given: File) => {
    const large = given.size > FILE_BYTES_MAX
    setTooLarge(large ? given : null)
    if (!large) onFile(given)
  }
  const drag = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  const drop = (event: DragEvent) => {
    drag(event, false)
    const [dropped] = event.dataTransfer.files
    if (dropped) take(dropped)
  }
  return (
    <label
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={event => drag(event, true)}
      onDragLeave={event => drag(event, false)}
      onDrop={drop}
    >
      <strong>{say('drop')}</strong>
      <span className="aside">{say('forms')}</span>
      <input
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,.parquet"
        onChange={({ target: { files } }) => {
          const [chosen] = files ?? []
          if (chosen) take(chosen)
        }}
      />
      <Taken file={file} tooLarge={tooLarge} />
    </label>
  )
}

interface TakenProps {
  readonly file: File | null
  readonly tooLarge: File | null
}

/** Which file was taken, or that one is too large. */
function Taken({ file, tooLarge }: TakenProps) {
  const say = useTexts(TEXTS)
  if (tooLarge)
    return (
      <span className="sorry" role="alert">
        {say('tooLarge', { name: tooLarge.name, size: formatSize(tooLarge.size) })}
      </span>
    )
  if (!file) return null
  const { name, size } = file
  return <span role="status">{say('chosen', { name, size: formatSize(size) })}</span>
}
