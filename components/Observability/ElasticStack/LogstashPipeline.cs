using System.Text.Json.Nodes;

namespace Infra.Components.Observability;

/// <summary>
/// What Logstash does: it takes lines of JSON and creates documents of a data stream over TLS, as the user that the operator makes for it. The
/// template that says how long they are kept it puts into Elasticsearch itself, at each start.
/// </summary>
internal sealed class LogstashPipeline(ElasticStackArgs args)
{
    /// <summary>The name of Elasticsearch here, with which the operator's variables begin.</summary>
    public const string Cluster = "logs";

    /// <summary>The folder with the template.</summary>
    public const string Folder = "/usr/share/logstash/templates";

    /// <summary>The template's file.</summary>
    public const string File = "logs.json";

    private string DataStream => $"logs-{args.Dataset}-default";

    public string Config => string.Create(CultureInfo.InvariantCulture, $$"""
        input {
          tcp {
            port => {{args.Logstash.Port}}
            codec => json_lines
          }
        }
        output {
          elasticsearch {
            hosts => ["${LOGS_ES_HOSTS}"]
            user => "${LOGS_ES_USER}"
            password => "${LOGS_ES_PASSWORD}"
            ssl_enabled => true
            ssl_certificate_authorities => ["${LOGS_ES_SSL_CERTIFICATE_AUTHORITY}"]
            data_stream => "false"
            ilm_enabled => "false"
            index => "{{DataStream}}"
            action => "create"
            manage_template => true
            template => "{{Folder}}/{{File}}"
            template_name => "logs-{{args.Dataset}}"
            template_overwrite => true
          }
        }

        """);

    public string Template => new JsonObject
    {
        ["index_patterns"] = Json.Texts([DataStream]),
        ["data_stream"] = new JsonObject(),
        // Above Elasticsearch's own for logs, which keeps them for ever.
        ["priority"] = 500,
        ["template"] = new JsonObject
        {
            ["lifecycle"] = new JsonObject { ["data_retention"] = string.Create(CultureInfo.InvariantCulture, $"{args.RetentionDays}d") },
            ["settings"] = new JsonObject { ["index.auto_expand_replicas"] = "0-1" },
            ["mappings"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["@timestamp"] = new JsonObject { ["type"] = "date" } },
            },
        },
    }.Indented();
}
