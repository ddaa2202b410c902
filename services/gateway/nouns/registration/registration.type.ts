import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Words } from '../../graph/words.ts'
import { Financing } from '../financing/financing.type.ts'
import { Party } from '../party/party.type.ts'
import { readProperty } from './property.ts'
import { RegisterSearch, searchesOf } from './register-search.type.ts'

export const RegistrationStatus = enumOf('RegistrationStatus', 'How a registration stands.', {
  live: 'It stands until its last day.',
  discharged: 'Its lender has taken it off the register.',
  expired: 'Nobody extended it before its last day.',
})

export interface RegistrationRow {
  readonly id: bigint
  readonly financing: bigint
  readonly lender: bigint
  readonly number: string
  readonly registered_at: Date
  readonly until: BusinessDate
  readonly certificate: string
  readonly status: 'live' | 'discharged' | 'expired'
}

export const REGISTRATION_COLUMNS = `r.id, r.financing, r.lender, r.number, r.registered_at,
  r.until, r.certificate, r.status`

const Registration = nodeOf<RegistrationRow>(
  'Registration',
  'reg',
  `select ${REGISTRATION_COLUMNS} from ledger.registration r where r.id = any($1::bigint[])`,
)

export const RegistrationConnection = defineConnection(Registration, 'Registration')

interface ChangeRow {
  readonly kind: 'extended' | 'changed' | 'discharged'
  readonly done_at: Date
  readonly until: BusinessDate | null
  readonly words: string | null
  readonly certificate: string
}

const changesOf = rowsOf<ChangeRow>(
  `select registration as owner, kind, done_at, until, words, certificate
     from ledger.registration_change where registration = any($1::bigint[])
    order by registration, entry`,
)
const registrationsOf = rowsOf<RegistrationRow>(
  `select r.financing as owner, ${REGISTRATION_COLUMNS} from ledger.registration r
    where r.financing = any($1::bigint[]) order by r.financing, r.id`,
)

const ChangeKind = enumOf('RegistrationChangeKind', 'What was done about a registration.', {
  extended: 'It lasts longer.',
  changed: 'What it says was changed.',
  discharged: 'It was taken off the register.',
})

const RegistrationChange = builder.objectRef<ChangeRow>('RegistrationChange').implement({
  description: 'What its lender did about a registration at the register.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: ChangeKind,
      description: 'What was done.',
      resolve: ({ kind }) => kind,
    }),
    doneAt: t.expose('done_at', { type: 'DateTime', description: 'When.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'Until when it was extended. Null where it was not.',
    }),
    words: t.exposeString('words', {
      nullable: true,
      description: 'What was changed, or why it was discharged. Null of an extension.',
    }),
    certificate: t.exposeString('certificate', {
      description: 'The SHA-256 of the register’s file, in base64url.',
    }),
  }),
})

builder.objectType(Registration, {
  description:
    'A registration of a financing at the national register of movable property. Both sides of ' +
    'the financing see it.',
  readers: 'members',
  fields: t => ({
    financing: t.field({
      type: Financing,
      description: 'What is registered.',
      resolve: ({ financing }) => idOf('fin', financing),
    }),
    lender: t.field({
      type: Party,
      description: 'Who registered it.',
      resolve: ({ lender }) => idOf('pty', lender),
    }),
    number: t.exposeString('number', { description: 'The number that the register gave.' }),
    registeredAt: t.expose('registered_at', {
      type: 'DateTime',
      description: 'When it was registered: who registered earlier is satisfied first.',
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first day on which it is no longer in force.',
    }),
    certificate: t.exposeString('certificate', {
      description: 'The SHA-256 of the register’s file, in base64url.',
    }),
    status: t.field({
      type: RegistrationStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    changes: t.field({
      type: [RegistrationChange],
      description: 'What was done about it since, in order.',
      resolve: async ({ id }, _args, context) => await changesOf(id, context),
    }),
  }),
})

builder.objectFields(Financing, t => ({
  searches: t.field({
    type: [RegisterSearch],
    description: 'The searches of the national register for it, in order.',
    resolve: async ({ id }, _args, context) => await searchesOf(id, context),
  }),
  registrations: t.field({
    type: [Registration],
    description: 'Its registrations; one at most stands.',
    resolve: async ({ id }, _args, context) => await registrationsOf(id, context),
  }),
  propertyDescription: t.field({
    type: Words,
    nullable: true,
    description:
      'The description of the property as its lender enters it at the national register. Null ' +
      'until a quote is chosen, and for who is no side of it.',
    resolve: async ({ id }, _args, context) => await readProperty(id, context),
  }),
}))
