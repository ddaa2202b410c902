import { useState } from 'react'
import { Link } from 'react-router'
import { LOOK_AT_REQUEST } from '../../acts/financing.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { LOOK } from '../../disclosed/documents.ts'
import { Span } from '../../disclosed/span.tsx'
import { useRead } from '../../graph/use-read.ts'
import { formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import type { Case } from './documents.ts'
import { TEXTS } from './texts.ts'

export type LookOfCase = Case['asked'][number]['look']

interface EvidenceProps {
  readonly seen: Case
  readonly act: ActOfPage
  /** What was shown last. */
  readonly look: LookOfCase
  readonly may: boolean
}

/** What lies behind the spans, as it was shown last; looking again is journaled and kept. */
export function Evidence({ seen, act, look, may }: EvidenceProps) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="evidence" className="stack">
      <h2 id="evidence">{say('evidence')}</h2>
      {look ? <ShownLast look={look} /> : <p className="notice">{say('lookFirst')}</p>}
      {may && (
        <p>
          <button
            type="button"
            className={look ? undefined : 'primary'}
            disabled={act.busy}
            onClick={() => void act.begin(LOOK_AT_REQUEST, { financing: seen.id })}
          >
            {say(look ? 'lookAgain' : 'look')}
          </button>
        </p>
      )}
    </section>
  )
}

function ShownLast({ look }: { readonly look: NonNullable<LookOfCase> }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { entry, on, flaws } = look
  return (
    <>
      <p>
        <Link to={`/looks/${entry}`}>{say('shown', { date: formatDate(on, language) })}</Link>
      </p>
      {flaws.length === 0 ? (
        <p>{say('noFlaws')}</p>
      ) : (
        <ul className="notice">
          {flaws.map(({ instrument, flaw }) => (
            <li key={`${instrument} ${flaw}`}>
              {say('flaw', { flaw })} <code>{instrument}</code>
            </li>
          ))}
        </ul>
      )}
      <details className="way" open={open} onToggle={({ target }) => setOpen(isOpen(target))}>
        <summary>{say('readHere')}</summary>
        {open && <Content entry={entry} />}
      </details>
    </>
  )
}

function isOpen(target: EventTarget): boolean {
  return (target as HTMLDetailsElement).open
}

function Content({ entry }: { readonly entry: string }) {
  return (
    <Loaded reading={useRead(LOOK, { entry })}>
      {({ look }) =>
        (look?.spans ?? []).map((span, i) => <Span key={`${span.lo} ${i}`} span={span} n={i + 1} />)
      }
    </Loaded>
  )
}
