import { refuse } from '../../../../contracts/kernel/decision.ts'
import { reasonRefusal } from '../../../../contracts/party/given-words.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { Application } from './application.type.ts'
import { declineApplication } from './applications.ts'

const DeclineResult = builder.unionType('DeclineApplicationResult', {
  description: 'The application, declined now, or why it could not be declined.',
  types: [Application, Refused],
  resolveType: refusedOr('Application'),
})

builder.mutationField('declineApplication', t =>
  t.field({
    nullable: true,
    type: DeclineResult,
    readers: ['operator'],
    description:
      'Declines an open application once and for good, for a reason that the applicant reads. ' +
      'One officer is enough: nothing is enrolled by it, and the applicant may apply again.',
    args: {
      application: t.arg.id({ required: true, description: 'The id of the application.' }),
      reason: t.arg.string({
        required: true,
        description: 'The reason, of at most 500 characters, as the applicant will read it.',
      }),
    },
    resolve: async (_root, { application, reason }, context) => {
      const { caller, shared, snapshot } = context
      const officer = (await caller())!
      if (officer.duty === 'reader') return refuse('reader_must_not_decide')
      const unreasoned = reasonRefusal(reason, 'reason')
      if (unreasoned) return unreasoned
      const declining = { application, reason: reason.trim() }
      const refused = await declineApplication(shared.desk, officer, declining)
      if (refused) return refused
      await snapshot.end()
      return await Application.getDataloader(context).load(application)
    },
  }),
)
