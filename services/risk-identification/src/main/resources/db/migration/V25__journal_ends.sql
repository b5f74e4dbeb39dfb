-- What is old enough is forgotten with all that was delivered of it.
create index delivery_by_event on delivery (seq);
