using System.Text.RegularExpressions;
using Infra.Components.Secrets;

namespace Infra.Components.Messaging;

/// <summary>A user of RabbitMQ. It may connect from where the network policies let it in.</summary>
public sealed record RabbitMqUser : IChecked
{
    private static readonly string[] Own = ["guest", "administrator", "default-user", "erlang-cookie"];

    /// <summary>Its name.</summary>
    [Matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?", "at most 64 letters, digits, dots, hyphens and underscores")]
    public required string Name { get; init; }

    /// <summary>Where its password comes from. Default: it is generated in the cluster.</summary>
    public PasswordSource Password { get; init; } = new PasswordSource.Generated();

    /// <summary>The virtual hosts that it may use. Default: <c>/</c>.</summary>
    public IReadOnlyList<string> VirtualHosts { get; init; } = [RabbitMqArgs.DefaultVirtualHost];

    /// <summary>The queues and exchanges that it may declare and delete, a regular expression. Default: all.</summary>
    public string Configure { get; init; } = ".*";

    /// <summary>The queues and exchanges that it may write to, a regular expression. Default: all.</summary>
    public string Write { get; init; } = ".*";

    /// <summary>The queues and exchanges that it may read, a regular expression. Default: all.</summary>
    public string Read { get; init; } = ".*";

    /// <summary>What it may do in the management pages and their API. Default: nothing; it cannot log in there.</summary>
    public RabbitMqTag Tag { get; init; }

    /// <summary>The name as a part of names of objects.</summary>
    internal string Part => Name.ToLowerInvariant().Replace('.', '-').Replace('_', '-');

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Own.Contains(Part, StringComparer.OrdinalIgnoreCase), Codes.ReservedName, nameof(Name), Name,
            "another name than those of the server's own users", "choose another one: no application connects as the administrator or a guest");
        problems.AddIf(VirtualHosts.Count == 0, Codes.Empty, nameof(VirtualHosts), null, "at least one virtual host",
            "name one, or take the user out");
        problems.AddDuplicates(Codes.DuplicateName, nameof(VirtualHosts), VirtualHosts);
        foreach (var (member, pattern) in new[] { (nameof(Configure), Configure), (nameof(Write), Write), (nameof(Read), Read) })
            problems.AddIf(!IsPattern(pattern), Codes.Form, member, pattern, "a regular expression", "close its brackets; ^$ matches nothing");
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>What a user may do in the management pages. Each includes those before it, but for <see cref="Monitoring"/>.</summary>
public enum RabbitMqTag
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>See its own virtual hosts.</summary>
    Management,

    /// <summary>Change policies of its own virtual hosts.</summary>
    Policymaker,

    /// <summary>See all virtual hosts, and nodes.</summary>
    Monitoring,

    /// <summary>Everything.</summary>
    Administrator,
}
