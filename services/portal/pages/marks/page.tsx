import { useState } from 'react'
import { type Id, MARK_WORDS, partyActs } from '../../../client/browser.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { ActForm, Field } from '../../ui/act-form.tsx'
import { Day } from '../../ui/value.tsx'
import { MARKS, type MarkRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'
import '../../desk/desk.css'

/** What is noted against debtors; officers end what is over. */
export function Component() {
  const say = useTexts(TEXTS)
  const signing = useSigning()
  const [ended, setEnded] = useState(0)
  const columns = useColumns((id, until) =>
    signing.begin({ acts: [partyActs.endDebtorMark({ id: id as Id<'mrk'>, until })] }),
  )
  return (
    <>
      <ListPage
        key={ended}
        list="debtorMarks"
        title={say('title')}
        document={MARKS}
        read={data => data.debtorMarks}
        filters={FILTERS}
        orders={ORDERS}
        empty={say('empty')}
        columns={columns}
      />
      <SignDialogue signing={signing} onEnd={() => setEnded(ended + 1)} />
    </>
  )
}

type IsoDate = `${number}-${number}-${number}`
type OnEnd = (id: string, until: IsoDate) => void

/** For officers the last column ends a mark. */
function useColumns(onEnd: OnEnd): readonly Column<MarkRow>[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { party, user } = useViewer()
  const mayEnd = party.roles.includes('operator') && user.duty !== 'reader'
  const columns: readonly Column<MarkRow>[] = [
    {
      ...{ name: 'debtor', label: LABELS.debtor },
      cell: ({ debtor }: MarkRow) => <PartyName party={debtor} />,
    },
    { name: 'code', label: LABELS.code, cell: ({ debtor }) => <code>{debtor.code}</code> },
    { name: 'kind', label: LABELS.kind, cell: ({ kind }) => inLanguage(MARK_WORDS[kind]) },
    { name: 'since', label: LABELS.since, cell: ({ since }) => <Day date={since} /> },
    {
      ...{ name: 'until', label: LABELS.until },
      cell: ({ until }) =>
        until ? <Day date={until} /> : <span className="badge badge-stop">{say('stands')}</span>,
    },
  ]
  const cell = (mark: MarkRow) => <End mark={mark} onEnd={onEnd} />
  return mayEnd ? [...columns, { name: 'end', label: LABELS.end, cell }] : columns
}

function End({ mark: { id, since, until }, onEnd }: { mark: MarkRow; onEnd: OnEnd }) {
  const say = useTexts(TEXTS)
  if (until !== null) return null
  const end = (form: FormData) => onEnd(id, String(form.get('until')) as IsoDate)
  return (
    <ActForm label={say('end')} submit={say('endNow')} onSubmit={end}>
      <Field label={say('until')} name="until" type="date" min={since} required />
    </ActForm>
  )
}
