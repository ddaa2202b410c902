import { useRead } from '../../graph/use-read.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { ACCOUNT } from './documents.ts'
import { KeysHere } from './keys-here.tsx'
import { PasswordForm } from './password-form.tsx'
import { Sessions } from './sessions.tsx'
import { TEXTS } from './texts.ts'

/** Who one is here: keys of this browser, open sessions, the password. */
export function Component() {
  const { user, party } = useViewer()
  const { ledger } = useSession()
  const say = useTexts(TEXTS)
  const { role, duty, list } = useWords()
  const reading = useRead(ACCOUNT, {})
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
    >
      <KeysHere />
      <Loaded reading={reading}>
        {({ viewer }) => (
          <>
            <Sessions sessions={viewer?.user.sessions ?? []} onEnded={reading.again} />
            <PasswordForm login={viewer?.login ?? null} onSet={reading.again} />
          </>
        )}
      </Loaded>
    </RecordPage>
  )
}
