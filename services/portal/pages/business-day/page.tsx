import { calendarActs } from '../../../client/browser.ts'
import { useRead } from '../../graph/use-read.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { type SigningOfPage, useSigning } from '../../sign/use-signing.ts'
import { formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Day } from '../../ui/value.tsx'
import { BUSINESS_DAY, type CalendarSeen } from './documents.ts'
import { Instructions } from './instructions.tsx'
import { TEXTS } from './texts.ts'
import '../../desk/desk.css'

/** The end of the day, the published years, and who ends the days. */
export function Component() {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const signing = useSigning()
  const reading = useRead(BUSINESS_DAY, {})
  return (
    <Loaded reading={reading}>
      {({ businessDate, calendar, viewer }) =>
        businessDate &&
        calendar && (
          <RecordPage
            kind={say('kind')}
            title={say('title', { date: formatDate(businessDate, language) })}
            facts={[
              { label: say('next'), value: <Day date={calendar.next} /> },
              { label: say('edition'), value: <code>{calendar.edition}</code> },
              { label: say('knownThrough'), value: calendar.knownThrough },
              { label: say('publishedThrough'), value: calendar.publishedThrough ?? say('none') },
            ]}
          >
            <DayActs calendar={calendar} signing={signing} />
            <Instructions
              instructions={(viewer?.standingInstructions?.edges ?? []).flatMap(
                ({ node }) => node ?? [],
              )}
              {...{ today: businessDate, signing }}
            />
            <SignDialogue signing={signing} onEnd={reading.again} />
          </RecordPage>
        )
      }
    </Loaded>
  )
}

interface DayActsProps {
  readonly calendar: CalendarSeen
  readonly signing: SigningOfPage
}

function DayActs({ calendar, signing }: DayActsProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { user } = useViewer()
  const { next: to, edition, knownThrough, publishedThrough } = calendar
  const isPublished = publishedThrough !== null && publishedThrough >= knownThrough
  return (
    <section className="beside day-acts">
      <div className="stack">
        <p className="aside">{say('rollText')}</p>
        <button
          type="button"
          className="primary"
          disabled={user.duty === 'reader'}
          onClick={() => signing.begin({ acts: [calendarActs.roll({ to })] })}
        >
          {say('roll', { date: formatDate(to, language) })}
        </button>
      </div>
      <div className="stack">
        <p className="aside">{say(isPublished ? 'published' : 'publishText')}</p>
        {!isPublished && (
          <button
            type="button"
            disabled={user.duty === 'reader'}
            onClick={() => signing.begin({ acts: [calendarActs.publish({ edition })] })}
          >
            {say('publish', { year: String(knownThrough) })}
          </button>
        )}
      </div>
    </section>
  )
}
