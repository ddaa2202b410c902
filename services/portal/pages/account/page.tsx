import { RecordPage } from '../../record/record-page.tsx'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { TEXTS } from './texts.ts'

/** Who one is here, and for which firm one acts. */
export function Component() {
  const { user, party } = useViewer()
  const { ledger } = useSession()
  const say = useTexts(TEXTS)
  const { role, duty, list } = useWords()
  return (
    <RecordPage
      kind={say('kind')}
      title={party.name}
      facts={[
        { label: say('duty'), value: duty(user.duty) },
        { label: say('roles'), value: list(party.roles.map(role)) },
        { label: say('code'), value: <code>{party.code}</code> },
        { label: say('user'), value: <code>{user.id}</code> },
        { label: say('party'), value: <code>{party.id}</code> },
        { label: say('ledger'), value: <code>{ledger}</code> },
      ]}
    />
  )
}
