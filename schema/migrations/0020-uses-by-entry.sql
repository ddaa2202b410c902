-- The uses of an entry are asked for by the entry alone. With a condition on what is used, the
-- index of instruments could be walked from end to end instead, which a plan made while it was
-- empty takes for cheaper.
set local role tallystick_owner;

drop index trade.invoice_allocation_by_entry;
create index invoice_allocation_by_entry on trade.invoice_allocation (since) where since <> 0;
