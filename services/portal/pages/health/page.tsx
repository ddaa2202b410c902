import { Link } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { Count } from '../../ui/value.tsx'
import { HEALTH, type HealthSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What works and what does not, as the process that answers sees it. */
export function Component() {
  const say = useTexts(TEXTS)
  const reading = useRead(HEALTH, {})
  return (
    <Loaded reading={reading}>
      {({ health, stuck }) =>
        health && (
          <RecordPage
            kind={say('kind')}
            title={say(health.ready ? 'ready' : 'notReady')}
            facts={[
              {
                label: say('stuck'),
                value: (
                  <Link to="/desk/waits?stuck=true">
                    <Count units={stuck?.totalCount ?? 0} />
                  </Link>
                ),
              },
            ]}
            actions={
              <button type="button" disabled={reading.busy} onClick={reading.again}>
                {say('again')}
              </button>
            }
          >
            <Checks health={health} />
            <Works health={health} />
          </RecordPage>
        )
      }
    </Loaded>
  )
}

interface PartProps {
  readonly health: HealthSeen
}

function Checks({ health: { checks } }: PartProps) {
  const say = useTexts(TEXTS)
  const name = useNames()
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{say('checks')}</h2>
      <Table
        label={say('checks')}
        rows={checks}
        keyOf={check => check.name}
        columns={[
          { label: say('part'), cell: check => name(check.name) },
          { label: say('need'), cell: ({ required }) => say(required ? 'required' : 'optional') },
          {
            label: say('state'),
            cell: ({ required, passes }) =>
              passes ? (
                <span className="badge badge-free">{say('passes')}</span>
              ) : (
                <span className={required ? 'badge badge-stop' : 'badge badge-wait'}>
                  {say(required ? 'fails' : 'away')}
                </span>
              ),
          },
        ]}
      />
    </section>
  )
}

function Works({ health: { works, backlogs } }: PartProps) {
  const say = useTexts(TEXTS)
  const name = useNames()
  return (
    <section aria-labelledby="works">
      <h2 id="works">{say('works')}</h2>
      {works.length === 0 && <p>{say('noWorks')}</p>}
      <ul className="rows">
        {works.map(work => (
          <li key={work.name}>
            {name(work.name)}
            <span className={work.works ? 'badge badge-free' : 'badge'}>
              {say(work.works ? 'does' : 'standsBy')}
            </span>
          </li>
        ))}
        {backlogs.map(({ name: what, seconds }) => (
          <li key={what}>
            {seconds === null
              ? say('unmeasured', { name: name(what) })
              : say('backlog', { name: name(what), seconds: Math.round(seconds) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Parts by the names of people; one that is new here goes by its own. */
function useNames(): (name: string) => string {
  const say = useTexts(TEXTS)
  return name => (name in TEXTS.zh ? say(name as keyof typeof TEXTS.zh) : name)
}
