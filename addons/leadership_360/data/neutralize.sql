-- A neutralised copy holds no 360 answers, results or logs; its first round makes a vault of its own.
TRUNCATE leadership_vault_meta, leadership_vault_round, leadership_vault_reader, leadership_vault_slot,
    leadership_vault_answer, leadership_vault_draft, leadership_vault_result, leadership_vault_log;
