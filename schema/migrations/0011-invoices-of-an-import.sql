-- Whoever has imported invoices asks next what the platform calls them. Numbers of imports grow
-- with time, so the index is added to at its end and stays small.
set local role tallystick_owner;

create index invoice_of_import on trade.invoice (import, id);
