-- W3C traceparent of the request that sent or applied the sheet: its households are registered after it was answered.
alter table registration add column traceparent text;
