-- The number of a caption as a field, so that Word counts them and can list them.
function Span(span)
  if not span.classes:includes("seq") then return nil end
  local from = span.attributes["from"]
  local code = " SEQ " .. span.attributes["of"] .. " \\* ARABIC" ..
    (from and " \\r " .. from or "") .. " "
  return pandoc.RawInline("openxml",
    '<w:fldSimple w:instr="' .. code .. '"><w:r><w:t>' .. pandoc.utils.stringify(span) ..
    '</w:t></w:r></w:fldSimple>')
end
