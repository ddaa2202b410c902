import type { ReactNode } from 'react'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { showMarks } from '../ui/show-marks.ts'
import { Day, Instant } from '../ui/value.tsx'
import { type Fact, FactList } from './fact-list.tsx'
import './record.css'

/** What happened to a record, or what is waited for. */
export interface Step {
  readonly key: string
  /** A business date or an instant; null where it is still to come. */
  readonly at: string | null
  readonly title: ReactNode
  readonly text?: ReactNode
  readonly state?: 'done' | 'waiting' | 'refused'
}

export interface RecordPageProps {
  readonly kind: string
  readonly title: ReactNode
  readonly facts: readonly Fact[]
  /** What a person can do with it now. */
  readonly actions?: ReactNode
  /** Oldest first. Left out where the record has no story of its own. */
  readonly story?: readonly Step[]
  readonly children?: ReactNode
}

const TEXTS = defineTexts({ zh: { story: '经过' }, en: { story: 'Story' } })

/** The page of one record: what it is, what can be done, what happened. */
export function RecordPage({ kind, title, facts, actions, story, children }: RecordPageProps) {
  const say = useTexts(TEXTS)
  return (
    <article className="record">
      <p className="aside record-kind">{kind}</p>
      <div className="row">
        <h1>{typeof title === 'string' ? showMarks(title) : title}</h1>
        {actions}
      </div>
      <FactList facts={facts} />
      {children}
      {story && (
        <section aria-labelledby="story">
          <h2 id="story">{say('story')}</h2>
          <Story steps={story} />
        </section>
      )}
    </article>
  )
}

/** What happened, oldest first. */
export function Story({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="story">
      {steps.map(({ key, at, title, text, state = 'done' }) => (
        <li key={key} className={`story-${state}`}>
          <span className="aside">
            {at?.includes('T') ? <Instant at={at} /> : <Day date={at} />}
          </span>
          <span className="story-what">
            <strong>{title}</strong>
            {text && <span>{text}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
