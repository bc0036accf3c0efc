using System.Collections.Concurrent;

namespace Infra.Schemas.Cel;

/// <summary>Holds objects against the rules in CEL that their schemas carry (<c>x-kubernetes-validations</c>), as an API server does.</summary>
/// <remarks>One instance serves one check, from as many threads as there are.</remarks>
internal sealed class CelRules
{
    // What a server allows for one object.
    private const long MostSteps = 10_000_000;

    private readonly ConcurrentDictionary<SchemaValidation, CelRule> _rules = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rules that a new object breaks, in the order of the object.</summary>
    /// <param name="schema">The schema of the object.</param>
    /// <param name="value">The object, as it is written: rules see the defaults of the schema.</param>
    /// <param name="path">Where the value is in its object. Default: it is the object.</param>
    public IReadOnlyList<CelViolation> Check(Schema schema, Node value, string path = "")
    {
        var walk = new Walk(this, path);
        walk.Visit(schema, value);
        return walk.Found;
    }

    /// <summary>Whether a rule took so much that it was run for some objects only.</summary>
    public bool IsGivenUp(SchemaValidation rule) => _rules.TryGetValue(rule, out var known) && known.IsGivenUp;

    private CelRule Of(SchemaValidation rule) => _rules.GetOrAdd(rule, static written => new CelRule(written));

    private sealed class Walk(CelRules rules, string root)
    {
        // Keys and indexes from the object to the value.
        private readonly Stack<object> _place = new();
        private long _steps = MostSteps;
        private List<CelViolation>? _found;

        public IReadOnlyList<CelViolation> Found => _found ?? (IReadOnlyList<CelViolation>)[];

        public void Visit(Schema schema, Node value)
        {
            // A rule on a value does not see null; one on the object around it does.
            if (value is ScalarNode { Value: null })
                return;

            schema = NodeValues.One(schema);
            if (schema.Validations.Count > 0)
                Run(schema, value);

            foreach (var part in schema.AllOf)
            {
                if (part.Validations.Count > 0)
                    Run(part, value, schema);
            }

            switch (value)
            {
                case MapNode map when schema.Properties.Count > 0 || schema.AdditionalProperties is not null:
                    foreach (var (key, inner) in map.Entries)
                    {
                        if ((schema.Properties.TryGetValue(key, out var field) ? field : schema.AdditionalProperties) is { } of)
                            Enter(key, of, inner);
                    }

                    break;
                case ListNode list when schema.Items is { } items:
                    for (var i = 0; i < list.Items.Count; i++)
                        Enter(i, items, list.Items[i]);

                    break;
            }
        }

        private void Enter(object step, Schema schema, Node value)
        {
            if (value is ScalarNode && schema is { Validations.Count: 0, AllOf.Count: 0 })
                return;

            _place.Push(step);
            Visit(schema, value);
            _place.Pop();
        }

        private void Run(Schema schema, Node value, Schema? shape = null)
        {
            var self = NodeValues.Of(value, shape ?? schema);
            if (self is Failure)
                return;

            foreach (var rule in schema.Validations)
            {
                if (rules.Of(rule).Run(self, ref _steps) is not { } ended)
                    continue;

                var path = Path(rule.FieldPath);
                (_found ??= []).Add(new CelViolation(rule, path, rule.FieldPath is null ? (value as ScalarNode)?.ToString() : null, ended.Message, ended.Outcome));
            }
        }

        private string Path(string? field)
        {
            var path = root;
            foreach (var step in _place.Reverse())
                path = step is int index ? NodePath.Of(path, index) : NodePath.Of(path, (string)step);

            return path + (field is null ? "" : path.Length == 0 ? field.TrimStart('.') : field);
        }
    }
}
