-- Exports are recorded and read by nobody of a party: no statement asks for them by it.
set local role tallystick_owner;

drop index desk.export_of_party;
