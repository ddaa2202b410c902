import { Link } from 'react-router'
import { type KeyId, partyActs } from '../../../client/browser.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { KEYS, type KeyRow } from './documents.ts'
import { LABELS, ORDERS, TEXTS } from './texts.ts'

/** Who of the firm signs with which key, and where one that is lost is revoked. */
export function Component() {
  const say = useTexts(TEXTS)
  const signing = useSigning()
  const revoke = ({ id }: KeyRow) =>
    signing.begin({ acts: [partyActs.revokeKey({ key: id as KeyId })] })
  const columns = useColumns(revoke)
  return (
    <>
      <ListPage
        list="keys"
        title={say('title')}
        actions={<Link to="/lost-key">{say('lost')}</Link>}
        document={KEYS}
        read={data => data.viewer?.keys ?? null}
        filters={[]}
        orders={ORDERS}
        empty={say('none')}
        columns={columns}
      />
      <p className="aside">{say('text')}</p>
      <SignDialogue signing={signing} onEnd={() => location.reload()} />
    </>
  )
}

function useColumns(revoke: (key: KeyRow) => void): readonly Column<KeyRow>[] {
  const say = useTexts(TEXTS)
  const { duty } = useWords()
  return [
    { name: 'user', label: LABELS.user, cell: ({ user }) => <code>{user.id}</code> },
    { name: 'duty', label: LABELS.duty, cell: ({ user }) => duty(user.duty) },
    { name: 'key', label: LABELS.key, cell: ({ id }) => <code>{id}</code> },
    {
      ...{ name: 'place', label: LABELS.place },
      cell: ({ custody }) => say(custody ? 'custody' : 'own'),
    },
    {
      ...{ name: 'state', label: LABELS.state },
      cell: ({ revoked }) => say(revoked ? 'revoked' : 'inForce'),
    },
    {
      ...{ name: 'act', label: LABELS.act },
      cell: key => (key.revoked ? null : <Revoke id={key.id} onRevoke={() => revoke(key)} />),
    },
  ]
}

function Revoke({ id, onRevoke }: { readonly id: string; readonly onRevoke: () => void }) {
  const say = useTexts(TEXTS)
  return (
    <button type="button" title={say('revokeWhat', { key: id })} onClick={onRevoke}>
      {say('revoke')}
    </button>
  )
}
