-- Where the chain of audit records begins, after what was kept long enough is gone, and where it ends: each with a keyed hash, so
-- that neither can be moved by who can only write to the database. One row; whoever appends or deletes locks it.

create table audit_chain (
    id             integer      primary key,
    anchor         bigint       not null,
    anchor_hash    varchar(64)  not null,
    anchor_seal    varchar(64)  not null,
    head           bigint       not null,
    head_hash      varchar(64)  not null,
    head_seal      varchar(64)  not null
);

create index audit_by_time on audit_record (at);
