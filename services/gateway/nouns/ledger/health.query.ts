import type { HealthSeen } from '../../../platform/health.ts'
import { builder } from '../../graph/builder.ts'

type Seen = { readonly [Part in keyof HealthSeen]: HealthSeen[Part][number] }

const HealthCheck = builder.objectRef<Seen['checks']>('HealthCheck').implement({
  description: 'Something that the program stands on, and whether it answers.',
  readers: ['operator'],
  fields: t => ({
    name: t.exposeString('name', { description: 'What is asked, such as `sequencer`.' }),
    required: t.exposeBoolean('required', {
      description: 'Whether requests cannot be answered without it; others are only missed.',
    }),
    passes: t.exposeBoolean('passes', { description: 'Whether it works.' }),
  }),
})

const HealthWork = builder.objectRef<Seen['works']>('HealthWork').implement({
  description: 'Work that one process at a time does, while others stand by.',
  readers: ['operator'],
  fields: t => ({
    name: t.exposeString('name', { description: 'The work, such as `relay`.' }),
    works: t.exposeBoolean('works', {
      description: 'Whether the process that was asked does it; if not, it stands by.',
    }),
  }),
})

const HealthBacklog = builder.objectRef<Seen['waiting']>('HealthBacklog').implement({
  description: 'Work that lies there, and for how long.',
  readers: ['operator'],
  fields: t => ({
    name: t.exposeString('name', { description: 'What lies there, such as `entries`.' }),
    seconds: t.exposeFloat('seconds', {
      nullable: true,
      description: 'For how long the oldest of it has waited. Null: it could not be measured.',
    }),
  }),
})

const Health = builder.objectRef<HealthSeen>('Health').implement({
  description: 'What works and what does not, as the process that answers sees it.',
  readers: ['operator'],
  fields: t => ({
    ready: t.boolean({
      description: 'Whether it answers requests as it should: all that is required works.',
      resolve: ({ checks }) => checks.every(({ required, passes }) => passes || !required),
    }),
    checks: t.field({
      type: [HealthCheck],
      description: 'What it stands on.',
      resolve: ({ checks }) => checks,
    }),
    works: t.field({
      type: [HealthWork],
      description: 'What it works on, or stands by for.',
      resolve: ({ works }) => works,
    }),
    backlogs: t.field({
      type: [HealthBacklog],
      description: 'What has yet to be worked on, whoever should do it.',
      resolve: ({ waiting }) => waiting,
    }),
  }),
})

builder.queryField('health', t =>
  t.field({
    type: Health,
    nullable: true,
    readers: ['operator'],
    description:
      'Whether the platform is well, as `/readyz` says it to those who run the program: what it ' +
      'stands on, who does the work, and how much of it lies there.',
    resolve: async (_root, _args, { shared }) => await shared.health(),
  }),
)
