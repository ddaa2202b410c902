export const DESK_USAGE = `tallystick desk COMMAND --as PROFILE: what waits for you, and to sign it

  tasks                          what you and your party must do
  show    --draft ID             what a draft says, and who has signed it
  sign    --draft ID …           your signature on a draft, or on several; with the last one that
                                 a draft needs it is done
  do      --act NAME --body FILE an act of yours, with its body as JSON; it waits for the others
                                 who must sign it (acts: schema/refusals.md); a text "new sti" in it
                                 becomes a fresh id of that noun
  hand-in --account ID --file FILE.xml
                                 a statement of your account, camt.053 or camt.054, with the
                                 bank's signature that lies beside it, named FILE.xml.jws
  to-match --account ID          what your bank booked that is still to be matched, what is awaited,
                                 and suggested matches as bodies of payment.match-entries
  payout-file --financing ID --out FILE.xml
                                 the instruction for your bank of a payout that your party has
                                 authorised, a pain.001
  payout-rejected --financing ID --file FILE.xml
                                 your bank's report that it does not pay, a pain.002, with its
                                 signature beside it, named FILE.xml.jws
  settle  --due DATE --from ACCOUNT
                                 what your party owes on a date, drawn up as lines to holders and
                                 pledgees, for the others to sign; what is disputed is left out
  settlement-file --settlement ID --out FILE.xml
                                 the instruction for your bank, a pain.001
  lines-rejected --settlement ID --file FILE.xml
                                 your bank's report that it does not pay lines, a pain.002, with
                                 its signature beside it, named FILE.xml.jws
  prove-lines --settlement ID --account ID
                                 each line that the statements of an account prove
  export  --list NAME --format csv|xlsx|pdf [--language zh|en] [--filters JSON] [--of ID]
          [--out FILE]           all rows of a list (titles, receivables, entries …) as a file
  import  --kind order|delivery|invoice --file FILE [--mapping FILE] [--name NAME]
                                 brings trade documents in; prints sums and refused rows
  propose-all --import ID        proposes receivables of all that an import recorded
  confirm --filters JSON         a debtor's word on what is proposed to it under these filters of
                                 the list receivables, {} for all: a draft each, for another to sign
  quotes  --financing ID         what lenders offer on a request, each with its id
  clearings --financing ID       would it clear now: what each standing price list of the lenders
                                 asked would give, or why not
  draw-quote --financing ID --list ID
                                 draws a firm quote from one of them
  raise   --target MINOR --until DATE [--currency CODE]
                                 what to ask quotes for, to have so many minor units by that day at
                                 the least cost by the price lists that stand; it binds nothing
  waits   [--stuck]              what is waited for, of whom, since when and until when, and what is
                                 stuck with why; for officers of the operator all waits
  wait    --wait ID              the story of one wait, and what happens when nobody answers
  users   [--party ID]           who acts for your party, or for an officer for any
  sessions --user ID             the open sessions of a user
  end-sessions --session ID      ends one session; with --user ID all of a user: your own, those of
                                 your party, for officers anybody's
  seen    --entry NUMBER         what a look at a disclosed offer showed, to either side of it
  upload  --file FILE            keeps a file, as a register's, and prints the digest by which acts
                                 name it
  marks                          what is noted against debtors; for a debtor its own
  mail    [--address ADDRESS]    where you are told, once a day, that tasks have waited for days;
                                 without an address you are told no more
debtors, to their suppliers:
  invite  --code CODE --name NAME --contact WORDS --out FILE
                                 invites a supplier to be enrolled; FILE is for the supplier, and
                                 whoever has it may apply with it within 30 days
  invitations                    whom your party has invited, and what came of it
  withdraw-invitation --invitation ID
                                 takes an open invitation back
officers of the operator:
  applications                   who asks to be enrolled, or for a new key
  application --application ID [--papers FOLDER]
                                 all that it says and what its enrolment gives, in words, beside an
                                 earlier application and the party enrolled, differences marked;
                                 its papers with their digests, written into the folder
  enrol   --application ID --deposit-on DATE [--called-on DATE --call-note FILE]
                                 draws up its enrolment; the dates: when the applicant named the
                                 amount of the small payment, when a contact said yes by phone
  recover --application ID --called-on DATE --call-note FILE
                                 draws up the new key of a user who has lost every one
  decline --application ID --reason TEXT
                                 says no for good, for a reason that the applicant reads
  suspend --party ID --reason TEXT
                                 draws up: it gives no command until it is reinstated
  reinstate --party ID --reason TEXT
                                 draws up: it may act again
  mark    --party ID --kind KIND --since DATE
                                 draws up a mark against a debtor: bond_default, persistent_overdue
  end-mark --mark ID --until DATE
                                 draws up that a mark is over
  publish                        draws up that the calendar of the ledger is published
  findings                       what the platform noticed
  finding --finding ID           one of them: the fact, its rule, whom it concerns, what it blocks
  roll                           ends the business day: on to the next one
who is not enrolled yet:
  card    --name NAME --duty maker|checker|signer|reader --ledger NAME --operator CODE --code CODE
          --out PATH             makes your key PATH.key.pem, and PATH.card.json to apply with for
                                 the firm of this code; asks for the number of your identity
                                 document (one line of input), which is stretched under the code
                                 of the ledger's operator
  apply   --url URL --ledger NAME --code CODE --name NAME --role ROLE … --size SIZE
          --user CARD … --licence FILE --authorisation FILE [--invitation FILE]
                                 asks to be enrolled; writes a profile beside each card, and
                                 app_….json, which holds the secret of the application
  invited --invitation FILE      what the invitation of a debtor says; apply --invitation FILE takes
                                 address, ledger, code, name and role from it
  decline-invitation --invitation FILE
                                 says no to it, which its debtor reads
  status  --application FILE     what has become of it: FILE is that app_….json
  tell    --application FILE --address ADDRESS
                                 where you are told, once, that it was decided
  profile --url URL --ledger NAME --party ID --card CARD --key KEYFILE --out FILE
                                 of an officer who founded the ledger

Key files are opened with TALLYSTICK_PASSPHRASE where it is set.`

/** Answers what the usage says of one command. */
export function describeUsage(command: string): string {
  const lines = DESK_USAGE.split('\n')
  const from = lines.findIndex(line => line.startsWith(`  ${command} `))
  const end = lines.findIndex((line, at) => at > from && /^ {0,2}\S/.test(line))
  return [...lines.slice(from, end < 0 ? undefined : end), ALL_COMMANDS].join('\n').trim()
}

export const ALL_COMMANDS = 'all commands: npx tallystick desk --help'
