namespace ProFlow.Server.Data.Migrations;

/// <summary>The database's own part of the audit log. The application's role may call these functions and read; it can't write past them.</summary>
internal static class AuditSql
{
    public const string Up = """
        -- Length before value, so that no two rows spell the same.
        CREATE FUNCTION audit_field(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(octet_length(x) || ':' || x, '-') $$;

        CREATE FUNCTION audit_seal(salt bytea, one text, two text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
            SELECT sha256(salt || convert_to(audit_field(one) || audit_field(two), 'UTF8'))
        $$;

        CREATE FUNCTION audit_canonical(e audit_event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
            SELECT audit_field(e.form::text) || audit_field(e.chain::text) || audit_field(((extract(epoch FROM e.at) * 1000000)::bigint)::text)
                || audit_field(e.action) || audit_field(e.outcome) || audit_field(e.actor_id::text) || audit_field(e.project_id::text)
                || audit_field(e.target_type) || audit_field(e.target_id::text) || audit_field(e.command_id::text)
                || audit_field(encode(e.origin_seal, 'hex')) || audit_field(encode(e.content_seal, 'hex'))
        $$;

        -- The chains that an event belongs to, as AuditPlace says.
        CREATE FUNCTION audit_chains(kind text, place uuid, actor uuid, outcome text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
        DECLARE
            nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
            found uuid;
        BEGIN
            IF kind = 'person' THEN
                RETURN QUERY SELECT nobody UNION SELECT workspace_id FROM workspace_member WHERE user_id = place;
            ELSIF kind = 'chain' THEN
                RETURN NEXT place;
            ELSE
                IF kind = 'in' THEN
                    SELECT workspace_id INTO found FROM project WHERE id = place;
                    IF found IS NULL THEN SELECT id INTO found FROM workspace WHERE id = place; END IF;
                    IF outcome <> 'allowed' AND NOT EXISTS (SELECT 1 FROM workspace_member WHERE workspace_id = found AND user_id = actor) THEN found := NULL; END IF;
                END IF;
                RETURN NEXT coalesce(found, nobody);
            END IF;
        END $$;

        CREATE FUNCTION audit_append(events json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            item record;
            head audit_head;
            e audit_event;
        BEGIN
            FOR item IN
                SELECT c.chain, x.v FROM json_array_elements(events) WITH ORDINALITY AS x(v, ord),
                    LATERAL audit_chains(x.v->>'place', (x.v->>'placeId')::uuid, (x.v->>'actor')::uuid, x.v->>'outcome') AS c(chain)
                ORDER BY c.chain, x.ord
            LOOP
                IF head.chain IS DISTINCT FROM item.chain THEN
                    UPDATE audit_head SET n = head.n, hash = head.hash WHERE chain = head.chain;
                    SELECT * INTO head FROM audit_head WHERE chain = item.chain FOR UPDATE;
                    IF NOT FOUND THEN
                        INSERT INTO audit_head (chain, n, hash, base_n, base_hash)
                            VALUES (item.chain, 0, decode(repeat('00', 32), 'hex'), 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
                        SELECT * INTO head FROM audit_head WHERE chain = item.chain FOR UPDATE;
                    END IF;
                END IF;
                e := NULL;
                e.chain := item.chain;
                e.n := head.n + 1;
                e.form := 1;
                e.at := (item.v->>'at')::timestamptz;
                e.action := item.v->>'action';
                e.outcome := item.v->>'outcome';
                e.actor_id := (item.v->>'actor')::uuid;
                e.project_id := (SELECT id FROM project WHERE id = (item.v->>'placeId')::uuid AND workspace_id = item.chain);
                e.target_type := item.v->>'type';
                e.target_id := (item.v->>'target')::uuid;
                e.command_id := (item.v->>'command')::uuid;
                e.address := item.v->>'address';
                e.agent := item.v->>'agent';
                e.target_name := item.v->>'name';
                e.details := item.v->>'details';
                e.origin_salt := uuid_send(gen_random_uuid());
                e.origin_seal := audit_seal(e.origin_salt, e.address, e.agent);
                e.content_salt := uuid_send(gen_random_uuid());
                e.content_seal := audit_seal(e.content_salt, e.target_name, e.details);
                e.hash := sha256(head.hash || int8send(e.n) || convert_to(audit_canonical(e), 'UTF8'));
                INSERT INTO audit_event VALUES (e.*);
                head.n := e.n;
                head.hash := e.hash;
            END LOOP;
            UPDATE audit_head SET n = head.n, hash = head.hash WHERE chain = head.chain;
        END $$;

        -- Removes the oldest part of a chain, up to a number for which a signed checkpoint says so; never what is younger than thirty days.
        CREATE FUNCTION audit_prune(which uuid, upto bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            last bytea;
            removed bigint;
        BEGIN
            PERFORM 1 FROM audit_head WHERE chain = which FOR UPDATE;
            SELECT e.hash INTO last FROM audit_event e WHERE e.chain = which AND e.n = upto;
            IF last IS NULL OR NOT EXISTS (SELECT 1 FROM audit_checkpoint c WHERE c.chain = which AND c.n = upto AND c.prune AND c.hash = last) THEN
                RAISE EXCEPTION 'no signed checkpoint allows this' USING ERRCODE = 'PF403';
            END IF;
            IF EXISTS (SELECT 1 FROM audit_event e WHERE e.chain = which AND e.n <= upto AND e.at > now() - interval '30 days') THEN
                RAISE EXCEPTION 'events are kept for thirty days at least' USING ERRCODE = 'PF403';
            END IF;
            PERFORM set_config('proflow.audit_upkeep', 'on', true);
            DELETE FROM audit_event e WHERE e.chain = which AND e.n <= upto;
            GET DIAGNOSTICS removed = ROW_COUNT;
            PERFORM set_config('proflow.audit_upkeep', '', true);
            UPDATE audit_head SET base_n = upto, base_hash = last WHERE chain = which;
            RETURN removed;
        END $$;

        -- Takes out of the log what tells of a person: where they came from, and what their account and invitations held. An event in each chain says so.
        CREATE FUNCTION audit_forget(person uuid, email text, at timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            erased bigint;
            told json;
        BEGIN
            PERFORM 1 FROM audit_head h WHERE h.chain IN (SELECT e.chain FROM audit_event e WHERE e.actor_id = person OR e.target_id = person OR (e.target_type = 'invitation' AND e.target_name = email))
                ORDER BY h.chain FOR UPDATE;
            PERFORM set_config('proflow.audit_upkeep', 'on', true);
            WITH hit AS (
                UPDATE audit_event e SET
                    address = CASE WHEN e.actor_id = person THEN NULL ELSE e.address END,
                    agent = CASE WHEN e.actor_id = person THEN NULL ELSE e.agent END,
                    origin_salt = CASE WHEN e.actor_id = person THEN NULL ELSE e.origin_salt END,
                    target_name = CASE WHEN e.target_type IN ('user', 'invitation') AND (e.target_id = person OR e.target_name = email) THEN NULL ELSE e.target_name END,
                    details = CASE WHEN e.target_type IN ('user', 'invitation') AND (e.target_id = person OR e.target_name = email) THEN NULL ELSE e.details END,
                    content_salt = CASE WHEN e.target_type IN ('user', 'invitation') AND (e.target_id = person OR e.target_name = email) THEN NULL ELSE e.content_salt END
                WHERE e.action <> 'audit.personErased' AND (e.actor_id = person OR e.target_id = person OR (e.target_type = 'invitation' AND e.target_name = email))
                RETURNING e.chain, e.target_type, e.target_id)
            SELECT json_agg(json_build_object('place', 'chain', 'placeId', c.chain, 'at', at, 'action', 'audit.personErased', 'outcome', 'allowed', 'type', 'user', 'target', person,
                       'details', json_build_object('invitations', c.invitations)::text)), sum(c.count)
                INTO told, erased
                FROM (SELECT h.chain, count(*), coalesce(json_agg(h.target_id) FILTER (WHERE h.target_type = 'invitation'), '[]'::json) AS invitations FROM hit h GROUP BY h.chain) c;
            PERFORM set_config('proflow.audit_upkeep', '', true);
            IF told IS NOT NULL THEN PERFORM audit_append(told); END IF;
            RETURN coalesce(erased, 0);
        END $$;

        CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_TABLE_NAME = 'audit_event' AND TG_OP <> 'TRUNCATE' AND current_setting('proflow.audit_upkeep', true) = 'on' THEN
                RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
            END IF;
            RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'PF403';
        END $$;
        CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE TRIGGER audit_event_whole BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
        CREATE TRIGGER audit_checkpoint_kept BEFORE UPDATE OR DELETE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE TRIGGER audit_checkpoint_whole BEFORE TRUNCATE ON audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
        REVOKE EXECUTE ON FUNCTION audit_append(json), audit_prune(uuid, bigint), audit_forget(uuid, text, timestamptz) FROM PUBLIC;
        """;

    public const string Down = """
        DROP FUNCTION audit_append(json);
        DROP FUNCTION audit_prune(uuid, bigint);
        DROP FUNCTION audit_forget(uuid, text, timestamptz);
        DROP FUNCTION audit_chains(text, uuid, uuid, text);
        DROP FUNCTION audit_canonical(audit_event);
        DROP FUNCTION audit_seal(bytea, text, text);
        DROP FUNCTION audit_field(text);
        DROP TABLE audit_checkpoint;
        DROP TABLE audit_event;
        DROP TABLE audit_head;
        DROP FUNCTION audit_refuse();
        """;
}
