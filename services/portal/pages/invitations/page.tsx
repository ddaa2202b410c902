import { useState } from 'react'
import { INVITATION_WORDS } from '../../enrol/invitation-words.ts'
import { type ToldInvitation, writeInvitedLink } from '../../enrol/invited-link.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { ActForm, Field } from '../../ui/act-form.tsx'
import { Sorry } from '../../ui/sorry.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { Instant } from '../../ui/value.tsx'
import { INVITATIONS, INVITE, type InvitationRow, WITHDRAW_INVITATION } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** Whom this core firm has invited to join, and what came of it. */
export function Component() {
  const say = useTexts(TEXTS)
  const mayAct = useViewer().user.duty !== 'reader'
  return (
    <ListPage
      list="invitations"
      title={say('title')}
      document={INVITATIONS}
      read={data => data.viewer?.invitations ?? null}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      actions={again => mayAct && <Invite onDone={again} />}
      columns={[
        { name: 'name', label: LABELS.name, cell: ({ name }: InvitationRow) => name },
        { name: 'code', label: LABELS.code, cell: ({ code }) => <code>{code}</code> },
        { name: 'contact', label: LABELS.contact, cell: ({ contact }) => contact },
        {
          ...{ name: 'state', label: LABELS.state },
          cell: ({ state }) => <StateBadge state={state} />,
        },
        {
          ...{ name: 'invitedAt', label: LABELS.invitedAt },
          cell: ({ invitedAt }) => <Instant at={invitedAt} />,
        },
        {
          ...{ name: 'expiresAt', label: LABELS.expiresAt },
          cell: ({ expiresAt }) => <Instant at={expiresAt} />,
        },
        {
          ...{ name: 'act', label: LABELS.act },
          cell: ({ id, state }) => mayAct && state === 'open' && <Withdraw id={id} />,
        },
      ]}
    />
  )
}

function StateBadge({ state }: Pick<InvitationRow, 'state'>) {
  const inLanguage = useBilingual()
  const words = INVITATION_WORDS[state]
  return <span className={words.look}>{inLanguage(words)}</span>
}

/** What the supplier is called, and the link that is shown once. */
function Invite({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts(TEXTS)
  const { client } = useSession()
  const { told, busy, ask } = useAnswer()
  const [made, setMade] = useState<(ToldInvitation & { readonly name: string }) | null>(null)
  const invite = async (form: FormData) => {
    const [name, code, contact] = ['name', 'code', 'contact'].map(key => String(form.get(key)))
    const input = { name: name!, code: code!.replace(/\s/g, '').toUpperCase(), contact: contact! }
    const answer = await ask(client.mutation(INVITE, { input }).toPromise())
    if (answer) {
      const { invitation, secret } = answer
      setMade({ invitation: invitation.id, secret, name: invitation.name })
      onDone()
    }
  }
  return (
    <>
      <ActForm
        label={say('invite')}
        submit={say('send')}
        busy={busy}
        onSubmit={form => void invite(form)}
      >
        <Field label={say('name')} name="name" required maxLength={200} />
        <Field label={say('code')} name="code" required maxLength={24} autoComplete="off" />
        <Field label={say('contact')} name="contact" required maxLength={200} />
      </ActForm>
      {told && <Sorry told={told} />}
      {made && <Link of={made} name={made.name} />}
    </>
  )
}

function Link({ of, name }: { readonly of: ToldInvitation; readonly name: string }) {
  const say = useTexts(TEXTS)
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${writeInvitedLink(of)}`
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div className="notice told-once" role="status">
      <p>{say('done', { name })}</p>
      <p>
        <code>{link}</code>
      </p>
      <button type="button" onClick={() => void copy()}>
        {say(copied ? 'copied' : 'copy')}
      </button>
    </div>
  )
}

function Withdraw({ id }: { readonly id: string }) {
  const say = useTexts(TEXTS)
  const { client } = useSession()
  const { told, busy, ask } = useAnswer()
  const withdraw = () => ask(client.mutation(WITHDRAW_INVITATION, { invitation: id }).toPromise())
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void withdraw()}>
        {say('withdraw')}
      </button>
      {told && <Sorry told={told} />}
    </>
  )
}
