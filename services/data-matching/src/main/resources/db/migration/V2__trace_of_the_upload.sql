-- W3C traceparent of the request that brought the file: the batch is read and counted long after it was answered.
alter table batch add column traceparent text;
