import { MANIFEST_ACTS_MAX } from '../../../../contracts/command/command.ts'
import type { Choosing } from '../../list/choosing.ts'
import type { ReceivableRow } from '../../receivable/receivable-list.documents.ts'
import { ReceivableList } from '../../receivable/receivable-list.tsx'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { formatAmount, formatDate } from '../../texts/format.ts'
import type { Language } from '../../texts/locales.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { confirmAll } from './confirm.ts'
import { TEXTS } from './texts.ts'

/** What this core firm owes, and is asked to confirm: hundreds at once, each with its result. */
export function Component() {
  const language = useLanguage()
  const { duty } = useViewer().user
  const choosing: Choosing<ReceivableRow> = {
    id: ({ id }) => id,
    name: row => (row.status === 'proposed' ? describe(row, language) : null),
    only: given => {
      const status = given['status'] as readonly string[] | undefined
      if (status && !status.includes('proposed')) return null
      return { ...given, status: ['proposed'] }
    },
    most: MANIFEST_ACTS_MAX,
    offer: (chosen, end) => <Confirm chosen={chosen} onEnd={end} />,
  }
  return <ReceivableList as="debtor" {...(duty === 'reader' ? {} : { choosing })} />
}

interface ConfirmProps {
  readonly chosen: readonly ReceivableRow[]
  readonly onEnd: () => void
}

function Confirm({ chosen, onEnd }: ConfirmProps) {
  const say = useTexts(TEXTS)
  const { client } = useSession()
  const { user } = useViewer()
  const signing = useSigning()
  const name = (row: ReceivableRow) => ({ zh: describe(row, 'zh'), en: describe(row, 'en') })
  const begin = () =>
    signing.begin(async onChecked => confirmAll(chosen, { client, user: user.id, name, onChecked }))
  return (
    <>
      <button type="button" className="primary" disabled={chosen.length === 0} onClick={begin}>
        {say('confirm', { count: chosen.length })}
      </button>
      <SignDialogue signing={signing} onEnd={onEnd} />
    </>
  )
}

/** A receivable in a word: of whom, how much, due when. */
function describe({ supplier, amount, currency, dueOn }: ReceivableRow, language: Language) {
  return [
    supplier.name,
    formatAmount(amount, currency, language),
    formatDate(dueOn, language),
  ].join(' · ')
}
