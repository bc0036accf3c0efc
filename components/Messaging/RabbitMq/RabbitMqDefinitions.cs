using System.Text;
using System.Text.Json.Nodes;

namespace Infra.Components.Messaging;

/// <summary>
/// What is declared, as RabbitMQ imports it (https://www.rabbitmq.com/docs/definitions). Users are a list of their own: a script of the pod
/// adds them with their passwords.
/// </summary>
internal sealed class RabbitMqDefinitions(RabbitMqArgs args)
{
    // The name that the operator gave its user, which the program does not know; the script does.
    private const string Administrator = "@administrator@";

    public string Users
    {
        get
        {
            var lines = new StringBuilder();
            foreach (var user in args.Users)
            {
                var tag = user.Tag == RabbitMqTag.None ? "" : $" {user.Tag.ToString().ToLowerInvariant()}";
                lines.Append(user.Name).Append(tag).Append('\n');
            }

            return lines.ToString();
        }
    }

    public string Topology => new JsonObject
    {
        ["vhosts"] = new JsonArray([.. args.VirtualHosts.Select(VirtualHost)]),
        ["permissions"] = new JsonArray([.. Permissions()]),
        ["exchanges"] = new JsonArray([.. args.Exchanges.Select(Exchange)]),
        ["queues"] = new JsonArray([.. args.Queues.Select(Queue)]),
        ["bindings"] = new JsonArray([.. args.Queues.SelectMany(queue => queue.Bindings, Binding)]),
    }.Indented();

    // Queues for which applications choose no type: on one node they would be lost with it.
    private JsonNode VirtualHost(string name)
    {
        var virtualHost = new JsonObject { ["name"] = name };
        if (args.Nodes > 1)
            virtualHost["metadata"] = new JsonObject { ["default_queue_type"] = "quorum" };

        return virtualHost;
    }

    private IEnumerable<JsonNode> Permissions()
    {
        foreach (var virtualHost in args.VirtualHosts)
            yield return Permission(Administrator, virtualHost, ".*", ".*", ".*");

        foreach (var user in args.Users)
        {
            foreach (var virtualHost in user.VirtualHosts)
                yield return Permission(user.Name, virtualHost, user.Configure, user.Write, user.Read);
        }
    }

    private static JsonObject Permission(string user, string virtualHost, string configure, string write, string read) => new()
    {
        ["user"] = user,
        ["vhost"] = virtualHost,
        ["configure"] = configure,
        ["write"] = write,
        ["read"] = read,
    };

    private static JsonNode Exchange(RabbitMqExchange exchange) => new JsonObject
    {
        ["name"] = exchange.Name,
        ["vhost"] = exchange.VirtualHost,
        ["type"] = exchange.Type.ToString().ToLowerInvariant(),
        ["durable"] = true,
        ["auto_delete"] = false,
        ["internal"] = false,
        ["arguments"] = new JsonObject(),
    };

    private static JsonNode Queue(RabbitMqQueue queue)
    {
        var arguments = new JsonObject { ["x-queue-type"] = queue.Type.ToString().ToLowerInvariant() };
        if (queue.DeadLetterExchange is { } deadLetters)
            arguments["x-dead-letter-exchange"] = deadLetters;

        return new JsonObject
        {
            ["name"] = queue.Name,
            ["vhost"] = queue.VirtualHost,
            ["durable"] = true,
            ["auto_delete"] = false,
            ["arguments"] = arguments,
        };
    }

    private static JsonNode Binding(RabbitMqQueue queue, RabbitMqBinding binding) => new JsonObject
    {
        ["source"] = binding.Exchange,
        ["vhost"] = queue.VirtualHost,
        ["destination"] = queue.Name,
        ["destination_type"] = "queue",
        ["routing_key"] = binding.RoutingKey,
        ["arguments"] = new JsonObject(),
    };
}
