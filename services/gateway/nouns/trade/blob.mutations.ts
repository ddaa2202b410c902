import {
  type Refusal,
  type Refused as RefusedValue,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import { type InvoiceId, isId } from '../../../../contracts/kernel/id.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { attachBlob } from '../../../blobs/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { LINK_LIFE_MS, makeLink } from '../../http/uploads/blob-links.ts'
import { AttachmentKindEnum } from './blob.type.ts'
import { Invoice } from './invoice.type.ts'

interface UploadLinkRow {
  readonly link: string
  readonly expiresAt: Date
}

const UploadLink = builder.objectRef<UploadLinkRow>('UploadLink').implement({
  description: 'Where a file can be sent, once or several times, while the link is in force.',
  readers: 'members',
  fields: t => ({
    link: t.exposeString('link', {
      description:
        'A path of the gateway. A POST to it has the bytes of the file as its body, at most ' +
        '100 MiB, and is answered with {"ok", "hash", "bytes", "type"} or a refusal, as JSON.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the link ends: five minutes after it was given.',
    }),
  }),
})

const OpenUploadResult = builder.unionType('OpenUploadResult', {
  description: 'The link, or why there is none.',
  types: [UploadLink, Refused],
  resolveType: refusedOr('UploadLink'),
})

builder.mutationField('openUpload', t =>
  t.field({
    nullable: true,
    type: OpenUploadResult,
    description:
      'Opens a short-lived link for the upload of a file that belongs to documents. A maker or a ' +
      'signer of the party may ask this.',
    resolve: async (_root, _args, { caller, shared }) => {
      const who = (await caller())!
      const { party, user } = who
      const stopped = mayImport(who)
      if (stopped) return stopped
      const link = makeLink(shared.secret, { may: 'put', party, user })
      return { link, expiresAt: new Date(Date.now() + LINK_LIFE_MS) }
    },
  }),
)

interface AttachedRow {
  readonly invoice: InvoiceId
}

const Attached = builder.objectRef<AttachedRow>('Attached').implement({
  description: 'The file is attached to the invoice.',
  readers: 'members',
  fields: t => ({
    invoice: t.field({
      type: Invoice,
      description: 'The invoice, with all of its attachments.',
      resolve: ({ invoice }) => invoice,
    }),
  }),
})

const AttachResult = builder.unionType('AttachResult', {
  description: 'The invoice with its attachments, or the duty that was not met.',
  types: [Attached, Refused],
  resolveType: refusedOr('Attached'),
})

builder.mutationField('attach', t =>
  t.field({
    nullable: true,
    type: AttachResult,
    description:
      'Attaches a file that the party has uploaded to an invoice of which it is seller or buyer, ' +
      'for ever. Both sides can then read it. A maker or a signer of the party may ask this.',
    args: {
      invoice: t.arg.id({ required: true, description: 'The id of the invoice.' }),
      hash: t.arg.string({ required: true, description: 'What the upload was answered with.' }),
      kind: t.arg({ type: AttachmentKindEnum, required: true, description: 'What the file is.' }),
    },
    resolve: async (
      _root,
      { invoice, hash, kind },
      context,
    ): Promise<AttachedRow | RefusedValue<Refusal>> => {
      const who = (await context.caller())!
      const { party, user } = who
      const stopped = mayImport(who)
      if (stopped) return stopped
      const id = String(invoice)
      if (!isId('inv', id)) return refuse('invoice_must_be_known', 'invoice')
      await context.snapshot.end()
      const attached = await attachBlob(
        context.shared.intake,
        { invoice: id, hash, kind },
        { party, user },
      )
      return attached.ok ? { invoice: id } : attached
    },
  }),
)
