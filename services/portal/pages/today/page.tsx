import { Link, useSearchParams } from 'react-router'
import { useTexts } from '../../texts/texts.ts'
import { Others } from './others.tsx'
import { Past } from './past.tsx'
import { Tasks } from './tasks.tsx'
import { TODAY_TEXTS } from './texts.ts'
import './today.css'

const PARTS = { tasks: Tasks, others: Others, past: Past } as const
type Part = keyof typeof PARTS

/** One inbox over all nouns: what waits for its reader, what waits for others, what has ended. */
export function Component() {
  const say = useTexts(TODAY_TEXTS)
  const [search] = useSearchParams()
  const asked = search.get('show') ?? ''
  const shown: Part = Object.hasOwn(PARTS, asked) ? (asked as Part) : 'tasks'
  const Shown = PARTS[shown]
  return (
    <section className="today">
      <h1>{say('title')}</h1>
      <nav className="today-parts" aria-label={say('title')}>
        {(Object.keys(PARTS) as Part[]).map(part => (
          <Link
            key={part}
            to={part === 'tasks' ? '/today' : `/today?show=${part}`}
            aria-current={part === shown ? 'page' : undefined}
            className={part === shown ? 'active' : ''}
          >
            {say(part)}
          </Link>
        ))}
      </nav>
      <Shown />
    </section>
  )
}
