import { defineTexts, useTexts } from '../texts/texts.ts'
import { Day } from '../ui/value.tsx'
import type { BookedLine } from './find-proof.ts'

const TEXTS = defineTexts({ zh: { returned: '退回' }, en: { returned: 'taken back' } })

/** What banks of the reader have booked of a line: when, and by which reference. */
export function BookedShown({ booked }: Pick<BookedLine, 'booked'>) {
  const say = useTexts(TEXTS)
  return booked.map(({ id, bookedOn, reference, returned }) => (
    <span key={id} className="badges">
      <Day date={bookedOn} /> <code>{reference}</code>
      {returned && <span className="badge badge-stop">{say('returned')}</span>}
    </span>
  ))
}
