import type { Digest } from '../../../../contracts/kernel/digest.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { AttachmentKind } from '../../../../contracts/trade/attach.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { makeLink } from '../../http/uploads/blob-links.ts'
import { Party } from '../party/party.type.ts'
import { Invoice } from './invoice.type.ts'

interface BlobRow {
  readonly hash: Digest
  readonly bytes: bigint
  readonly type: string
}

const Blob = builder.objectRef<BlobRow>('Blob').implement({
  description:
    'A file that belongs to documents. Who uploaded it reads it, and both sides of an invoice ' +
    'that it is attached to or of an order that cites it as a clause.',
  readers: 'members',
  fields: t => ({
    hash: t.exposeString('hash', { description: 'The SHA-256 of its bytes, in base64url.' }),
    bytes: t.int({ description: 'How many bytes it has.', resolve: ({ bytes }) => Number(bytes) }),
    type: t.exposeString('type', {
      description: 'Its media type, found in its own first bytes, such as `application/pdf`.',
    }),
    link: t.string({
      description:
        'A path of the gateway at which its bytes can be fetched within five minutes by whoever ' +
        'has the link.',
      resolve: ({ hash }, _args, { shared }) => makeLink(shared.secret, { may: 'get', hash }),
    }),
  }),
})

builder.queryField('blob', t =>
  t.field({
    type: Blob,
    nullable: true,
    description: 'The file of this hash. Null where there is none that the reader may see.',
    args: {
      hash: t.arg.string({
        required: true,
        description: 'The SHA-256 of its bytes, in base64url, as clauses are cited.',
      }),
    },
    resolve: async (_root, { hash }, { snapshot }) => {
      const rows = await snapshot.query<BlobRow>(
        'select hash, bytes, type from trade.blob where hash = $1',
        [hash],
      )
      return rows[0] ?? null
    },
  }),
)

export const AttachmentKindEnum = enumOf('AttachmentKind', 'What an attached file is.', {
  contract: 'The contract behind the trade.',
  delivery_note: 'What the buyer signed when the goods came.',
  invoice: 'A copy of the invoice itself.',
  other: 'Something else.',
} satisfies Record<AttachmentKind, string>)

interface AttachmentRow extends BlobRow {
  readonly kind: AttachmentKind
  readonly party: bigint
  readonly attached_at: Date
}

const Attachment = builder.objectRef<AttachmentRow>('Attachment').implement({
  description: 'A file that the seller or the buyer of an invoice attached to it, for ever.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: AttachmentKindEnum,
      description: 'What the file is.',
      resolve: ({ kind }) => kind,
    }),
    blob: t.field({
      type: Blob,
      description: 'The file itself.',
      resolve: row => row,
    }),
    attachedBy: t.field({
      type: Party,
      description: 'The party that attached it.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    attachedAt: t.expose('attached_at', { type: 'DateTime', description: 'When that was.' }),
  }),
})

const attachmentsOf = rowsOf<AttachmentRow>(
  `select a.invoice as owner, a.kind, a.party, a.attached_at, b.hash, b.bytes, b.type
     from trade.attachment a join trade.blob b using (hash)
    where a.invoice = any($1::bigint[]) order by a.invoice, a.attached_at, a.hash`,
)

builder.objectField(Invoice, 'attachments', t =>
  t.field({
    type: [Attachment],
    description: 'The files that its seller and its buyer attached to it.',
    resolve: async ({ id }, _args, context) => await attachmentsOf(id, context),
  }),
)
