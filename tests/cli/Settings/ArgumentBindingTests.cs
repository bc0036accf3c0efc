using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Settings;

/// <summary>Arguments of components as settings: unions, maps by enum, constructor parameters, inputs, references.</summary>
public sealed class ArgumentBindingTests
{
    private const string Secure = "{secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB}";

    [Fact]
    public void Constructor_parameters_keep_their_defaults_and_properties_theirs()
    {
        var boat = Fleet.Bind("flagship: {name: anna, lockers: {a: b}}").Flagship!;

        Assert.Equal(("anna", 9, 1), (boat.Name, boat.Length, boat.Rooms));
        Assert.Equal(new Crew.Automatic(), boat.Crew);
        Assert.Equal("b", boat.Lockers["a"]);
        Assert.Null(boat.Home);
    }

    [Theory]
    [InlineData("{one: it is small}")]
    [InlineData("{one: {reason: it is small}}")]
    public void A_case_with_one_required_member_may_be_written_as_its_value(string crew) =>
        Assert.Equal(new Crew.One("it is small"), Fleet.Bind($"flagship: {{name: anna, crew: {crew}}}").Flagship!.Crew);

    [Theory]
    [InlineData("automatic", 1)]
    [InlineData("{automatic: {}}", 1)]
    [InlineData("{automatic: {seed: 3}}", 3)]
    public void A_case_without_required_members_may_be_its_word(string crew, int seed) =>
        Assert.Equal(new Crew.Automatic(seed), Fleet.Bind($"flagship: {{name: anna, crew: {crew}}}").Flagship!.Crew);

    [Fact]
    public void A_case_with_members_is_a_map() => Assert.Equal(
        new Crew.Watch { Min = 2, Max = 4 },
        Fleet.Bind("flagship: {name: anna, crew: {watch: {min: 2, max: 4}}}").Flagship!.Crew);

    [Theory]
    [InlineData("{}",
        "INF0102 fleet.yaml:2:3 stack sea, infra:flagship.crew: missing key|one, watch or automatic|write one of these words as the key of what belongs to it")]
    [InlineData("{one: a, watch: {min: 1, max: 2}}",
        "INF0207 fleet.yaml:2:18 stack sea, infra:flagship.crew: settings exclude each other|one of one, watch or automatic|remove all but one")]
    [InlineData("{wach: {min: 1, max: 2}}",
        "INF0101 fleet.yaml:2:10 stack sea, infra:flagship.crew: unknown key|one, watch or automatic|did you mean watch?")]
    [InlineData("automatik",
        "INF0105 fleet.yaml:2:9 stack sea, infra:flagship.crew: not one of the allowed words|one, watch or automatic|did you mean automatic?")]
    [InlineData("watch",
        "INF0103 fleet.yaml:2:9 stack sea, infra:flagship.crew: wrong type|a map with the keys min, max|write watch: as a key, and below it min or max")]
    [InlineData("{watch: {min: 1}, max: 2}",
        "INF0101 fleet.yaml:2:27 stack sea, infra:flagship.crew.max: unknown key|watch alone|write it below watch, indented")]
    [InlineData("{watch: {min: 1}}",
        "INF0102 fleet.yaml:2:10 stack sea, infra:flagship.crew.watch.max: missing key|a whole number from 1 to 9|add it, or run `pulumi config set --path 'infra:flagship.crew.watch.max' <value> --stack sea`")]
    [InlineData("{one: 1.10}", "INF0103 fleet.yaml:2:15 stack sea, infra:flagship.crew.one: wrong type|a text|put it in quotes: \"1.10\"")]
    [InlineData("[one]", "INF0103 fleet.yaml:2:3 stack sea, infra:flagship.crew: wrong type|one, watch or automatic|write one value")]
    public void A_union_is_exactly_one_of_its_cases(string crew, string problem)
    {
        var (bound, problems) = Fleet.Bind<FleetSettings>($"flagship:\n  crew: {crew}\n  name: anna\n");

        Assert.Null(bound);
        var found = Assert.Single(problems);
        Assert.Equal(problem, $"{found.Code.Id} {found.At} {found.Where}: {found.Code.Title}|{found.Allowed}|{found.Fix}");
    }

    [Fact]
    public void Keys_of_an_enum_are_its_words_in_the_order_of_the_enum()
    {
        var fleet = Fleet.Bind("captains: {tug-2: C, rowingBoat: B, ferry: A}");

        Assert.Equal([Boat.Ferry, Boat.RowingBoat, Boat.Tug], fleet.Captains.Keys);
        Assert.Equal(["A", "B", "C"], fleet.Captains.Values);
    }

    [Fact]
    public void An_unknown_key_of_an_enum_is_refused_with_the_nearest_one() => Assert.Equal(
        """
        INF0101 fleet.yaml:2:3 stack sea, infra:captains.rowingboot: unknown key
          actual:  rowingboot
          allowed: ferry, rowingBoat or tug-2
          fix:     did you mean rowingBoat?
        """,
        Fleet.Refuse("captains:\n  rowingboot: A\n"));

    [Fact]
    public void Where_every_member_is_wanted_all_absent_ones_are_one_problem() => Assert.Equal(
        """
        INF0102 fleet.yaml:1:1 stack sea, infra:boats: missing key
          allowed: a map with the keys ferry, rowingBoat, tug-2
          fix:     add ferry, tug-2
        """,
        Fleet.Refuse("boats:\n  rowingBoat: {name: bea}\n"));

    [Fact]
    public async Task An_input_is_plain_or_an_encrypted_text()
    {
        var plain = Fleet.Bind("flagship: {name: anna, radio: hello, channel: 7}").Flagship!;
        var secret = Fleet.Bind($"flagship: {{name: anna, radio: {Secure}}}").Flagship!;

        Assert.Equal("hello", await OutputUtilities.GetValueAsync(plain.Radio!.ToOutput()));
        Assert.False(await Output.IsSecretAsync(plain.Radio!.ToOutput()));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(plain.Channel.ToOutput()));
        Assert.Equal("<secret infra:flagship.radio>", await OutputUtilities.GetValueAsync(secret.Radio!.ToOutput()));
        Assert.True(await Output.IsSecretAsync(secret.Radio!.ToOutput()));
        Assert.Equal(16, await OutputUtilities.GetValueAsync(secret.Channel.ToOutput()));
    }

    [Fact]
    public void An_encrypted_value_that_is_no_ciphertext_is_refused_and_not_shown()
    {
        var text = Fleet.Refuse("flagship: {name: anna, radio: {secure: hunter2}}");

        Assert.StartsWith("INF0204 fleet.yaml:1:31 stack sea, infra:flagship.radio", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home: porto")]
    [InlineData("calls: [porto]")]
    public void A_stack_file_cannot_set_what_only_the_program_can(string line)
    {
        var (_, problems) = Fleet.Bind<FleetSettings>($"flagship: {{name: anna, {line}}}");

        var problem = Assert.Single(problems);
        Assert.Equal(("INF0106", "no such key: it is set by the program"), (problem.Code.Id, problem.Allowed));
    }

    [Fact]
    public void Arguments_can_be_filled_from_plain_data_and_references_by_name()
    {
        var (boat, problems) = Fleet.Bind<BoatArgs>("{name: anna, home: porto, calls: [faro, porto], crew: automatic}", new Harbours());

        Assert.Empty(problems);
        Assert.Equal(new Harbour("Porto"), boat!.Home);
        Assert.Equal([new Harbour("Faro"), new Harbour("Porto")], boat.Calls);
    }

    [Fact]
    public void A_reference_that_is_not_there_is_refused_with_the_nearest_one_and_a_missing_one_too()
    {
        Assert.Equal("did you mean porto?", Assert.Single(Fleet.Bind<BoatArgs>("{name: anna, home: prto}", new Harbours()).Problems).Fix);
        Assert.Equal("stack sea, infra:home", Assert.Single(Fleet.Bind<BoatArgs>("{name: anna}", new Harbours()).Problems).Where);
    }

    [Fact]
    public void One_check_serves_the_stack_file_and_the_constructor()
    {
        var inFile = Fleet.Refuse(
            """
            boats:
              ferry: {name: anna, lockers: {a.b: anna}}
              rowingBoat:
                name: bea
                length: 4
                crew:
                  watch: {min: 3, max: 2}
              tug-2:
                name: cleo
                length: 4
                crew:
                  watch: {min: 1, max: 2}
            """);
        var harbour = new Harbour("Porto");
        var inCode = string.Join('\n',
            new Problems("Boat", "bea", new BoatArgs("bea", 4) { Home = harbour, Crew = new Crew.Watch { Min = 3, Max = 2 } }).Found
            .Concat(
                new Problems("Boat", "cleo",
                    new BoatArgs("cleo", 4) { Home = harbour, Crew = new Crew.Watch { Min = 1, Max = 2 } }).Found));

        Assert.Equal(
            """
            INF0203 fleet.yaml:2:38 stack sea, infra:boats.ferry.lockers["a.b"]: name given twice
              actual:  anna
              allowed: another name
              fix:     rename it
            INF0118 fleet.yaml:7:20 stack sea, infra:boats.rowingBoat.crew.watch.min: number out of range
              actual:  3
              allowed: at most max
              fix:     lower it
            INF0207 fleet.yaml:11:5 stack sea, infra:boats.tug-2.crew: settings exclude each other
              allowed: one sailor
              fix:     take one
            """,
            inFile);
        Assert.Equal(
            """
            INF0118 Boat bea, Crew.Min: number out of range
              actual:  3
              allowed: at most Max
              fix:     lower it
            INF0207 Boat cleo, Crew: settings exclude each other
              allowed: one sailor
              fix:     take one
            """,
            inCode);
    }

    [Fact]
    public void A_quoted_day_is_a_day_and_an_exemption_knows_its_place()
    {
        var exemption = Assert.Single(
            Fleet.Bind(
                "exemptions:\n- rule: R01\n  subject: \"*\"\n  reason: the vendor mends it\n  owner: Kim\n  until: \"2027-05-31\"\n").Exemptions);

        Assert.Equal(new DateOnly(2027, 5, 31), exemption.Until);
        Assert.Equal(new Place("stack sea, infra:exemptions[0]", new SourceLocation("fleet.yaml", 2, 3)), exemption.At);
    }

    [Theory]
    [InlineData("2027-05-31", "INF0103", "put it in quotes: \"2027-05-31\"")]
    [InlineData("\"2027-02-30\"", "INF0120", "write a day that exists, as year, month and day")]
    [InlineData("soon", "INF0120", "write a day that exists, as year, month and day")]
    [InlineData("~", "INF0103", "write the value, or remove the key")]
    public void What_is_no_quoted_day_is_refused(string until, string code, string fix)
    {
        var problem = Assert.Single(
            Fleet.Bind<FleetSettings>(
                $"exemptions:\n- {{rule: R01, subject: \"*\", reason: because, owner: Kim, until: {until}}}\n").Problems);

        Assert.Equal((code, fix), (problem.Code.Id, problem.Fix));
    }

    [Fact]
    public void Every_system_of_this_program_can_be_bound()
    {
        SettingTypes.Refuse(Infra.Stacks.Systems.All);
        SettingTypes.Refuse([Fleet.Definition, .. Support.ShopSystem.Systems]);
    }

    [Fact]
    public void A_type_that_no_stack_file_can_give_is_named_with_its_member_before_anything_runs()
    {
        var system = Fleet.Definition with { Settings = typeof(Unbound) };

        Assert.Equal(
            """
            INF0313 ArgumentBindingTests.Unbound.Price: setting cannot be bound
              actual:  System.Decimal
            INF0313 ArgumentBindingTests.Unbound.Ports: setting cannot be bound
              actual:  [Every]
            INF0313 ArgumentBindingTests.Unbound.Hidden: setting cannot be bound
              actual:  Infra.Tests.Settings.ArgumentBindingTests+Secretive
            INF0313 ArgumentBindingTests.Inner.When: setting cannot be bound
              actual:  System.TimeSpan
            """,
            string.Join('\n', Assert.Throws<RefusedException>(() => SettingTypes.Refuse([system])).Diagnostics
                .SelectMany(problem => problem.ToString().Split('\n').Take(2))));
    }

    public sealed record Unbound
    {
        public decimal Price { get; init; }

        [Every]
        public IReadOnlyDictionary<string, string> Ports { get; init; } = new Dictionary<string, string>();

        public Secretive? Hidden { get; init; }

        public IReadOnlyList<Inner> Inners { get; init; } = [];
    }

    public sealed record Inner
    {
        public TimeSpan When { get; init; }
    }

    public abstract record Secretive
    {
        private Secretive()
        {
        }

        internal sealed record Case : Secretive;
    }

    private sealed class Harbours : IReferences
    {
        public IReadOnlyDictionary<string, object> Of(Type type) => type == typeof(Harbour)
            ? new Dictionary<string, object> { ["porto"] = new Harbour("Porto"), ["faro"] = new Harbour("Faro") }
            : new Dictionary<string, object>();
    }
}
