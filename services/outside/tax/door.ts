import express, { type Express, type Request, type Response } from 'express'
import * as z from 'zod'
import { EINVOICE, type TaxBook } from './tax-book.ts'

const CHECK = z.strictObject({ InvoiceNumber: z.string(), SellerIdNum: z.string() })

/** Issuers' systems issue, everybody checks; it answers on this machine only. */
export function openDoor(book: TaxBook): Express {
  const app = express().disable('x-powered-by')
  app.use(express.json())
  app.post('/invoices', (request, response) => {
    book.issue(EINVOICE.parse(request.body))
    response.status(201).end()
  })
  app.post('/check', (request, response) => {
    const { InvoiceNumber, SellerIdNum } = CHECK.parse(request.body)
    const found = book.find(InvoiceNumber, SellerIdNum)
    if (found) response.json(found)
    else response.status(404).json({ InvoiceNumber, EinvoiceStatus: 'unknown' })
  })
  app.use((error: unknown, _: Request, response: Response, next: (error: unknown) => void) => {
    if (!(error instanceof z.ZodError)) return next(error)
    response.status(400).json({ refused: z.prettifyError(error) })
  })
  return app
}
