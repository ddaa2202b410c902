import { Link, useSearchParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { type Sides, SideTabs, useSide } from '../../receivable/side.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { HELD, type Months, OWED } from './documents.ts'
import { MonthTable } from './month-table.tsx'
import { monthBounds, pickMonth } from './months.ts'
import { RowTable } from './row-table.tsx'
import { TEXTS } from './texts.ts'

const HELD_SIDE = { value: 'held', zh: TEXTS.zh.asHeld, en: TEXTS.en.asHeld } as const
const OWED_SIDE = { value: 'owed', zh: TEXTS.zh.asOwed, en: TEXTS.en.asOwed } as const

/** What comes when, and what is to be paid when: by month, then by day. */
export function Component() {
  const say = useTexts(TEXTS)
  const { roles } = useViewer().party
  const owes = roles.includes('debtor')
  const sides: Sides<'held' | 'owed'> = owes ? [OWED_SIDE, HELD_SIDE] : [HELD_SIDE]
  const side = useSide(sides)
  return (
    <section className="due">
      <h1>{say(side)}</h1>
      {sides.length > 1 && <SideTabs sides={sides} label={say('side')} />}
      {side === 'held' ? <Held /> : <Owed />}
    </section>
  )
}

function Held() {
  return <Calendar reading={useRead(HELD, useBounds())} side="held" />
}

function Owed() {
  return <Calendar reading={useRead(OWED, useBounds())} side="owed" />
}

function useBounds() {
  const [search] = useSearchParams()
  const { businessDate } = useViewer()
  return { ...monthBounds(businessDate), ...pickMonth(search.get('month'), businessDate) }
}

interface CalendarProps {
  readonly reading: ReturnType<typeof useRead<{ viewer: Months | null }, object>>
  readonly side: 'held' | 'owed'
}

function Calendar({ reading, side }: CalendarProps) {
  const say = useTexts(TEXTS)
  const [search] = useSearchParams()
  const month = search.get('month')
  return (
    <Loaded reading={reading}>
      {({ viewer }) => (
        <>
          <MonthTable months={viewer!} side={side} />
          <div className="row">
            <h2>{month === null ? say('rows') : say('rowsOf', { month })}</h2>
            {month !== null && <Link to={`?as=${side}`}>{say('all')}</Link>}
          </div>
          <RowTable rows={viewer!.rows} side={side} />
        </>
      )}
    </Loaded>
  )
}
