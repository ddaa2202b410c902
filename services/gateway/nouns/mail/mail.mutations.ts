import type { Pool } from 'pg'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, isId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'

const MailSet = builder.objectRef<{ readonly told: boolean }>('MailSet').implement({
  description: 'What was set about mail.',
  readers: 'anyone',
  fields: t => ({
    told: t.exposeBoolean('told', {
      description: 'Whether mail is sent to the address from now on.',
    }),
  }),
})

const MailResult = builder.unionType('MailResult', {
  description: 'What was set about mail, or why it was not.',
  types: [MailSet, Refused],
  resolveType: refusedOr('MailSet'),
})

builder.mutationField('setMailAddress', t =>
  t.field({
    nullable: true,
    type: MailResult,
    description:
      'Sets the address at which the user who asks is told, once a day, how many tasks of its ' +
      'party have waited for days; without an address it is told no more.',
    args: { address: t.arg.string({ description: 'The address, or null to take it back.' }) },
    resolve: async (_root, { address }, { caller, shared: { desk } }) => {
      const { user } = (await caller())!
      if (!address) {
        await desk.query('delete from desk.mail_address where user_id = $1', [idNumber(user)])
        return { told: false }
      }
      if (!isAddress(address)) return refuse('mail_address_must_have_its_form', 'address')
      await desk.query(
        `insert into desk.mail_address (user_id, address) values ($1, $2)
         on conflict (user_id) do update set address = excluded.address`,
        [idNumber(user), address],
      )
      return { told: true }
    },
  }),
)

builder.mutationField('tellApplicant', t =>
  t.field({
    nullable: true,
    type: MailResult,
    readers: 'anyone',
    description:
      'Sets, once, the address at which an applicant is told that its application was decided.',
    args: {
      application: t.arg.id({ required: true, description: 'The id of the application.' }),
      address: t.arg.string({ required: true, description: 'The address of the applicant.' }),
    },
    resolve: async (_root, { application, address }, { shared }) => {
      if (!isAddress(address)) return refuse('mail_address_must_have_its_form', 'address')
      return (await keepOnce(shared.desk, application, address))
        ? { told: true }
        : refuse('application_must_be_known_and_without_address', 'application')
    },
  }),
)

async function keepOnce(desk: Pool, application: string, address: string): Promise<boolean> {
  const { rowCount } = await desk.query(
    `insert into desk.application_mail (application, address)
     select a.id, $2 from desk.application a where a.id = $1
     on conflict (application) do nothing`,
    [isId('app', application) ? idNumber(application) : 0n, address],
  )
  return rowCount === 1
}

const ADDRESS_LENGTH_MAX = 254

/** One mailbox and nothing that a header could be made of. */
function isAddress(text: string): boolean {
  return (
    text.length <= ADDRESS_LENGTH_MAX && /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(text)
  )
}
