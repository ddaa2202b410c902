export const DESK_USAGE = `tallystick desk COMMAND --as PROFILE: what waits for you, and to sign it

  tasks                          what you and your party must do
  show    --draft ID             what a draft says, and who has signed it
  sign    --draft ID             your signature on a draft; with the last one it is done
  do      --act NAME --body FILE an act of yours, with its body as JSON; it waits for the others
                                 who must sign it (acts: schema/refusals.md); a text "new sti" in it
                                 becomes a fresh id of that noun
  export  --list NAME --format csv|xlsx|pdf [--language zh|en] [--filters JSON] [--of ID]
          [--out FILE]           all rows of a list (titles, receivables, entries …) as a file
officers of the operator:
  applications                   who asks to be enrolled, or for a new key
  application --application ID   all that it says, with the digests of its documents
  enrol   --application ID --deposit-on DATE [--called-on DATE --call-note FILE]
                                 draws up its enrolment; the dates: when the applicant named the
                                 amount of the small payment, when a contact said yes by phone
  roll                           ends the business day: on to the next one
who is not enrolled yet:
  card    --name NAME --duty maker|checker|signer|reader --ledger NAME --code CODE --out PATH
                                 makes your key PATH.key.pem, and PATH.card.json to apply with for
                                 the firm of this code; asks for the number of your identity
                                 document (one line of input)
  apply   --url URL --ledger NAME --code CODE --name NAME --role ROLE … --size SIZE
          --user CARD … --licence FILE --authorisation FILE
                                 asks to be enrolled; writes a profile beside each card, and
                                 app_….json, which holds the secret of the application
  status  --application FILE     what has become of it: FILE is that app_….json
  profile --url URL --ledger NAME --party ID --card CARD --key KEYFILE --out FILE
                                 of an officer who founded the ledger

Key files are opened with TALLYSTICK_PASSPHRASE where it is set.`
