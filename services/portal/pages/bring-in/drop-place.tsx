import { type DragEvent, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { formatSize } from './format-size.ts'
import { TEXTS } from './texts.ts'

interface DropPlaceProps {
  readonly file: File | null
  readonly onFile: (file: File) => void
}

/** Takes a file that is dropped here or chosen; the field itself is what the keyboard reaches. */
export function DropPlace({ file, onFile }: DropPlaceProps) {
  const say = useTexts(TEXTS)
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  const drop = (event: DragEvent) => {
    drag(event, false)
    const [dropped] = event.dataTransfer.files
    if (dropped) onFile(dropped)
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
          if (chosen) onFile(chosen)
        }}
      />
      {file && (
        <span role="status">{say('chosen', { name: file.name, size: formatSize(file.size) })}</span>
      )}
    </label>
  )
}
