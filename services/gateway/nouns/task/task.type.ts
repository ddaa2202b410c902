import { idOf } from '../../../../contracts/kernel/id.ts'
import { WAITS, type WaitTask } from '../../../../contracts/wait/waits.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { Draft } from '../act/draft.type.ts'
import { Application } from '../enrolment/application.type.ts'
import { Key, Party, User } from '../party/party.type.ts'
import { Total } from '../title/total.type.ts'
import { Invoice } from '../trade/invoice.type.ts'
import { readWebhook, Webhook } from '../webhook/webhook.type.ts'
import type { TaskName, TaskRow } from './task-rows.ts'
import { listOthersAsked, readSubject } from './task-subject.ts'
import { Wait } from './wait.type.ts'

/** What each kind of task asks for; a kind of wait whose task has no words does not compile. */
export const MEANINGS = {
  sign: 'A draft lacks a signature that the reader has not given.',
  confirm: 'A proposed receivable is to be confirmed or rejected.',
  answer: 'An offer is to be accepted or rejected.',
  quote: 'A lender is asked for a price, and has given none that stands.',
  choose: 'Lenders are asked for quotes, of which one is to be chosen in time.',
  approve: 'An application for financing is to be decided on.',
  register: 'An approved financing is to be searched for and registered at the national register.',
  extend: 'A registration is to be extended or discharged before it ends.',
  prove: 'What the bank says of a payout in flight is to be handed in.',
  buy_back: 'What a lender with recourse demands back is to be paid.',
  pay_overdue: 'What fell due and was not paid is to be paid.',
  pay_back: 'Money is owed: it came too late, or came back, or was paid for what is gone.',
  ask_bank: 'The bank of a payout in flight is silent: it is to be asked, or the payout given up.',
  discharge: 'A financing is over: its registration is to be discharged at the register.',
  settle: 'What is due on a date is to be paid: a settlement is to be signed.',
  review: 'An application is to be examined by an officer of the operator.',
  tell_apart: 'An invoice is to be told apart from another of its seller, or left as it is.',
  insure: 'The policy of goods ends soon: the keeper is to tell of the next one.',
  renew_term: 'A term of storage ends soon: it is to be renewed, or the goods to be collected.',
  collect: 'Goods that the party holds are stored no longer soon: renew the term, or collect them.',
  webhook: 'The webhook of the party was given up: set it anew, or ask for a replay.',
  match_entries: 'A bank booked what nobody awaited so: two people say what it is.',
  notice: 'A key was recovered for another user of the party. Is that known there?',
} satisfies Record<TaskName, string>

const TaskKind = enumOf('TaskKind', 'What a task asks for.', MEANINGS)

/** The type of a kind of task in the graph: `tell_apart` is a `TellApartTask`. */
function nameType(kind: TaskName): string {
  const words = kind.split('_').map(word => word[0]!.toUpperCase() + word.slice(1))
  return `${words.join('')}Task`
}

export const Task = builder.interfaceRef<TaskRow>('Task').implement({
  description:
    'A task (待办): what the reader or its party has yet to do. Tasks are found from what is open, ' +
    'so that one that is done is no longer there. Each kind is a type of its own.',
  readers: 'members',
  resolveType: ({ kind }) => nameType(kind),
  fields: t => ({
    id: t.id({
      description: 'The id of the task: its kind, and the id of what is to be done.',
      resolve: ({ kind, id }) => `${kind}.${idOf('', id).slice(1)}`,
    }),
    kind: t.field({
      type: TaskKind,
      description: 'What is to be done.',
      resolve: ({ kind }) => kind,
    }),
    dueOn: t.expose('due_on', {
      type: 'Date',
      nullable: true,
      description:
        'The first date on which it would be too late; of a notice, the one on which it goes. ' +
        'Null where there is none.',
    }),
    counterparty: t.field({
      type: Party,
      nullable: true,
      description:
        'The party on the other side: who asked, or whom the act to sign is with. Null where ' +
        'there is none, or several.',
      resolve: async (task, _args, context) => (await readSubject(task, context)).counterparty,
    }),
    totals: t.field({
      type: [Total],
      complexity: { field: 1, multiplier: 1 },
      description: 'How much it is about, by unit and currency. Empty where it is about no amount.',
      resolve: async (task, _args, context) => (await readSubject(task, context)).totals,
    }),
    about: t.idList({
      description:
        'The ids of what it is about, by which `node` finds it: first what is to be done, then ' +
        'instruments, invoices, users or keys, of a wait at most 20.',
      resolve: async (task, _args, context) => [...(await readSubject(task, context)).about],
    }),
    othersAsked: t.field({
      type: [User],
      description:
        'The other users of the party who can do it or sign it too, and have not, at most 50.',
      resolve: async (task, _args, context) => await listOthersAsked(task, context),
    }),
  }),
})

/** Adds the type of one kind of task, which has one field of its own. */
export function addKind(kind: TaskName) {
  return builder.objectRef<TaskRow>(nameType(kind))
}

const OfWait = builder.interfaceRef<TaskRow>('WaitTask').implement({
  description: 'A task of whoever is awaited in a wait, of each kind of wait.',
  interfaces: [Task],
  readers: 'members',
  resolveType: ({ kind }) => nameType(kind),
  fields: t => ({
    wait: t.field({
      type: Wait,
      description: 'What is to be answered, and until when.',
      resolve: ({ id }) => idOf('wait', id),
    }),
  }),
})

for (const { task } of Object.values(WAITS))
  addKind(task satisfies WaitTask).implement({
    description: MEANINGS[task],
    interfaces: [OfWait, Task],
    readers: 'members',
  })

addKind('sign').implement({
  description: MEANINGS.sign,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    draft: t.field({
      type: Draft,
      description: 'The draft that the reader has yet to sign.',
      resolve: ({ id }) => idOf('dft', id),
    }),
  }),
})

addKind('review').implement({
  description: MEANINGS.review,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    application: t.field({
      type: Application,
      nullable: true,
      readers: ['operator'],
      description: 'The application to examine. Null where an officer has just judged it.',
      resolve: ({ id }) => idOf('app', id),
    }),
  }),
})

/** Its financing is added where financings are. */
export const QuoteTask = addKind('quote')

QuoteTask.implement({ description: MEANINGS.quote, interfaces: [Task], readers: 'members' })

addKind('notice').implement({
  description: MEANINGS.notice,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    recovered: t.field({
      type: Key,
      description: 'The key that two officers enrolled for another user of the party.',
      resolve: ({ id }) => idOf('key', id),
    }),
  }),
})

addKind('tell_apart').implement({
  description: MEANINGS.tell_apart,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    invoice: t.field({
      type: Invoice,
      description: 'The invoice to tell apart from the one that it is alike.',
      resolve: ({ id }) => idOf('inv', id),
    }),
  }),
})

addKind('webhook').implement({
  description: MEANINGS.webhook,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    webhook: t.field({
      type: Webhook,
      nullable: true,
      description: 'The webhook that was given up. Null where somebody has just woken it.',
      resolve: async (_task, _args, context) => await readWebhook(context),
    }),
  }),
})

export const TaskConnection = defineConnection(Task, 'Task')
