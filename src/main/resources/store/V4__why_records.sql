-- Why calls were answered as they were, for the links on cards: encrypted with a key of the site, for minutes, where a site turns it on.

create table why_record (
    id         varchar(36)              primary key,
    expires_at timestamp with time zone not null,
    content    bytea                    not null
);

create index why_record_by_time on why_record (expires_at);
