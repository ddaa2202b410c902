import { KeptFile } from '../../files/kept-file.tsx'
import { Story } from '../../record/record-page.tsx'
import { RegistrationBadge } from '../../registration/registration-badge.tsx'
import { formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Day } from '../../ui/value.tsx'
import type { Registration } from './documents.ts'
import { TEXTS } from './texts.ts'

interface RegistrationsProps {
  readonly registrations: readonly Registration[]
  /** Whether the reader’s party made them. */
  readonly mine: boolean
}

/** What was registered, until when it is in force, and what was done about it since. */
export function Registrations({ registrations, mine }: RegistrationsProps) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="registrations" className="stack">
      <h2 id="registrations">{say('registrations')}</h2>
      {registrations.length === 0 && <p className="aside">{say('noRegistrations')}</p>}
      {registrations.map(registration => (
        <div key={registration.id} className="panel">
          <div className="row">
            <h3>
              <code>{registration.number}</code> <RegistrationBadge status={registration.status} />
            </h3>
            <span className="aside">
              {say('until')} <Day date={registration.until} />
            </span>
          </div>
          <RegistrationStory registration={registration} mine={mine} />
        </div>
      ))}
    </section>
  )
}

function RegistrationStory({
  registration,
  mine,
}: {
  registration: Registration
  readonly mine: boolean
}) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { registeredAt, certificate, changes } = registration
  const file = (hash: string) => mine && <KeptFile hash={hash} />
  const first = {
    ...{ key: 'registered', at: registeredAt, title: say('registered'), text: file(certificate) },
  }
  const since = changes.map(({ kind, doneAt, until, words, certificate: hash }) => ({
    ...{ key: doneAt, at: doneAt, title: say(`change_${kind}`) },
    text: (
      <>
        {until === null ? words : say('extendedUntil', { date: formatDate(until, language) })}{' '}
        {file(hash)}
      </>
    ),
  }))
  return <Story steps={[first, ...since]} />
}
