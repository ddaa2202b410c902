import { useTexts } from '../../texts/texts.ts'
import { formatSize } from './format-size.ts'
import { TEXTS } from './texts.ts'

/** How much of a file has gone; then that its rows are examined. */
export function Sending({ sent, all }: { readonly sent: number; readonly all: number }) {
  const say = useTexts(TEXTS)
  const done = sent >= all
  return (
    <section className="state">
      <h1>{say('sending')}</h1>
      <progress aria-label={say('sending')} max={all} value={done ? undefined : sent} />
      <p role="status">
        {done ? say('judging') : say('sent', { sent: formatSize(sent), all: formatSize(all) })}
      </p>
    </section>
  )
}
